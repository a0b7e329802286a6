"""Our quick reader against pyHanko's own: the same objects, and the same usages of what later revisions change."""

from io import BytesIO

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfStrictReadError
from pyhanko.pdf_utils.reader import PdfFileReader

from assessments.documents.examination.reader import Reader
from tests.documents.hostile import amended, replace_content

pytestmark = pytest.mark.once


def both(pdf):
    return Reader(pdf), PdfFileReader(BytesIO(pdf))


def references(reader):
    revisions = range(reader.xrefs.total_revisions)
    return sorted(
        {(ref.idnum, ref.generation) for each in revisions for ref in reader.xrefs.explicit_refs_in_revision(each)}
    )


def text(node):
    """An object as text, its references not followed."""
    return repr(node)


def test_it_reads_the_same_objects(twice_signed):
    ours, theirs = both(twice_signed)
    assert references(ours) == references(theirs)
    assert len(references(ours)) > 50
    for number, generation in references(theirs):
        mine, other = (reader.get_object(generic.Reference(number, generation, reader)) for reader in (ours, theirs))
        assert text(mine) == text(other)


@pytest.mark.parametrize("change", [None, replace_content])
def test_it_finds_the_same_usages_of_what_is_changed_later(twice_signed, change):
    """A page, too: into it one comes by the page tree, though everything refers to it."""
    pdf = amended(twice_signed, change) if change else twice_signed
    ours, theirs = both(pdf)
    compared = 0
    for number in range(theirs.xrefs.total_revisions - 1):
        mine, other = ours.get_historical_resolver(number), theirs.get_historical_resolver(number)
        mine._load_reverse_xref_cache()
        other._load_reverse_xref_cache()
        later = range(number + 1, theirs.xrefs.total_revisions)
        changed = {ref for each in later for ref in theirs.xrefs.explicit_refs_in_revision(each)}
        for ref in changed:
            assert mine._get_usages_of_ref(ref) == other._get_usages_of_ref(ref), ref
            compared += len(other._get_usages_of_ref(ref))
    assert compared > 5


def test_an_object_that_is_not_where_the_table_says_is_refused(twice_signed):
    reader = Reader(twice_signed)
    stream = next(
        number
        for number, _generation in references(reader)
        if isinstance(held := reader.get_object(generic.Reference(number, 0, reader)), generic.StreamObject)
        and held.get("/Type") == "/ObjStm"
    )
    _data, places = reader._header(stream)
    first, second = list(places)[:2]
    assert reader._get_object_from_stream(first, stream, 0) is not None
    with pytest.raises(PdfStrictReadError):
        reader._get_object_from_stream(second, stream, 0)
    with pytest.raises(PdfStrictReadError):
        reader._get_object_from_stream(999_999, stream, 0)
