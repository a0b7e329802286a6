"""Two of them side by side: two workplaces, or two versions of the same; and skjæringspunktet with all of them."""

from xml.etree import ElementTree

import pytest
from django.urls import reverse

from assessments.oversight import crossing
from tests.accounts.factories import make_user, make_workplace
from tests.documents.samples import HOME_OFFICE, PETROL_STATION

from . import builders
from .conftest import logged_in

pytestmark = pytest.mark.django_db
COMPARE, PICTURE = reverse("oversight:compare"), reverse("oversight:picture")


def compared(client, *assessments):
    return client.get(COMPARE, {"v": [str(assessment.uuid) for assessment in assessments]})


def line(response, label):
    for part in response.context["parts"]:
        for found in (*part.different, *part.same):
            if found.label == label:
                return found.left, found.right
    raise AssertionError(f"No line for {label}.")


def test_two_workplaces(as_auditor, workplace, elsewhere):
    ours = builders.signed(workplace, title="Natt", data=PETROL_STATION)
    theirs = builders.signed(elsewhere, title="Hjemme", data=HOME_OFFICE)
    response = compared(as_auditor, ours, theirs)
    assert (response.context["left"].heading, response.context["right"].heading) == (workplace.name, elsewhere.name)
    assert line(response, "Kan arbeidet gjøres alene i dag?") == ("Ja, på disse vilkårene", "Ja")
    assert line(response, "Verneombudets syn") == ("Uenig", "Enig")
    assert line(response, "Ensomhet og isolasjon") == ("Middels i dag, lav når tiltakene er på plass", "Lav i dag")
    assert line(response, "Skillerom ved varemottaket") == ("Planlagt til 15. januar 2027", "Ikke valgt")
    assert response.context["sentences"] == ()
    page = response.content.decode()
    assert "Jeg mener at det må være to på vakt" in page  # disagreement in full


def test_two_years_of_the_same(as_auditor, workplace):
    before = builders.signed(workplace, data=HOME_OFFICE, state="superseded")
    now = builders.signed(workplace, data=PETROL_STATION, series=before.series, number=2)
    response = compared(as_auditor, now, before)
    assert response.context["left"].assessment == before  # the earlier first, however they were ticked
    assert line(response, "Kan arbeidet gjøres alene i dag?") == ("Ja", "Ja, på disse vilkårene")
    assert "Alt som er endret" in response.content.decode()
    assert sum(len(group.told) for group in response.context["sentences"]) > 10


def test_choosing_the_other(as_auditor, workplace, elsewhere):
    one = builders.signed(workplace, title="Natt")
    earlier = builders.signed(workplace, title="Natt i fjor", state="superseded", series=one.series, number=2)
    alike = builders.signed(elsewhere, title="Kveld")
    response = as_auditor.get(COMPARE, {"v": str(one.uuid)})
    assert response.context["versions"] == [earlier]
    assert [facts.assessment for facts in response.context["candidates"]] == [alike]
    searched = as_auditor.get(COMPARE, {"v": str(one.uuid), "sok": "finnes ikke\0"})
    assert searched.context["candidates"] == []
    assert "Velg to vurderinger" in as_auditor.get(COMPARE).content.decode()
    assert "De to første er tatt med" in compared(as_auditor, one, earlier, alike).content.decode()


def test_what_is_not_ones_to_see_is_not_there(as_auditor, alice, workplace, elsewhere):
    ours, draft = builders.signed(workplace), builders.draft(workplace, alice)
    hidden = builders.signed(make_workplace(name="Fremmed"))
    for other in (draft, hidden):
        assert compared(as_auditor, ours, other).status_code == 404
    assert as_auditor.get(COMPARE, {"v": "x"}).status_code == 404
    assert compared(logged_in(alice), draft).status_code == 404  # not even one's own draft: only what is signed
    assert compared(logged_in(make_user("Fremmed")), ours).status_code == 403


def test_every_assessment_is_a_point_that_opens(as_auditor, workplace, elsewhere):
    high = builders.signed(workplace, title='Natt <b>"x"', worst=3, time_share="very_little")
    low = builders.signed(elsewhere, worst=1, time_share="nearly_all")
    builders.signed(elsewhere, title="Uten plass", worst=0)
    response = as_auditor.get(PICTURE)
    picture = response.context["picture"]
    drawn = ElementTree.fromstring(str(picture.svg))  # noqa: S314  # made a moment ago
    links = {link.get("href"): link.get("aria-label") for link in drawn.iter("{http://www.w3.org/2000/svg}a")}
    assert set(links) == {reverse("casework:detail", args=[one.uuid]) for one in (high, low)}
    assert links[reverse("casework:detail", args=[high.uuid])] == f'1 Natt <b>"x", {workplace.name}'
    assert drawn.get("role") == "group"
    assert "Høy risiko, svært liten del av tiden: 1 vurdering." in str(picture.svg)
    assert picture.elsewhere.number == 1
    table = {(cell.level, cell.share): cell.count.number for _words, cells in picture.rows for cell in cells}
    assert sum(table.values()) == 2


def test_a_full_cell_has_a_number_that_opens_the_list(as_auditor, workplace, monkeypatch):
    monkeypatch.setattr(crossing, "MOST_POINTS", 2)
    for number in range(3):
        builders.signed(workplace, title=f"Natt {number}", worst=2, time_share="half")
    response = as_auditor.get(PICTURE, {"sted": workplace.pk})
    (cell,) = [cell for _words, cells in response.context["picture"].rows for cell in cells if cell.count]
    assert cell.points == ()
    assert cell.url == f"/innsyn/?sted={workplace.pk}&risiko=yellow&tid=half"
    assert len(as_auditor.get(cell.url).context["rows"]) == 3
    assert as_auditor.get(PICTURE, {"rest": "rod"}).context["picture"].key == ()
