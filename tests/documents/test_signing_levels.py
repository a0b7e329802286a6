"""B-T and B-LTA: by our verification, by programs that are not ours, and when every certificate has long expired."""

import asyncio
import subprocess
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import DocumentSecurityStore, async_validate_pdf_signature
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.policy_decl import (
    LocalKnowledge,
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager
from pyhanko_certvalidator.revinfo.archival import CRLContainer

from assessments.documents import seal, signing_timestamps, verification
from assessments.documents.seal import SealUnavailable
from assessments.documents.signing import SigningFailed, Timestamping
from assessments.documents.verification import Kind
from tests.documents.conftest import EMPLOYER, SAFETY_REP, sign, sign_revision
from tests.validators.verapdf import validate

pytestmark = pytest.mark.once

YEARS = timedelta(days=365)


@pytest.fixture(params=["timestamped", "archived"])
def papers(request, pki, settings):
    settings.TIMESTAMP_ROOTS = str(pki.roots_file)
    return request.getfixturevalue(request.param)


@pytest.fixture
def configure(pki, settings):
    def configure(label="seal", **changes):
        for name, value in {**pki.timestamping(), **pki.bought_seal(label), **changes}.items():
            setattr(settings, name, value)
        pki.requests.clear()

    return configure


def test_it_works(papers):
    for paper in papers:
        verdict = verification.verify(paper)
        assert (verdict.kind, verdict.problems) == (Kind.VALID, ())


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_conforms_after_each(papers, on_disk, profile):
    for paper in papers:
        assert validate(on_disk(paper), profile) == []


def test_pdfsig_agrees(papers, on_disk):
    for number, paper in enumerate(papers, 1):
        said = subprocess.run(["pdfsig", "-nocert", on_disk(paper)], check=True, capture_output=True, text=True).stdout
        assert said.count("Signature is Valid.") == number


def test_pyhanko_agrees_with_its_own_policy(papers, pki):
    async def judged(signature):
        trust = [pki.certificate("root"), *seal.trusted()]
        contexts = [ValidationContext(trust_roots=trust, allow_fetching=False) for _each in range(2)]
        return await async_validate_pdf_signature(signature, *contexts)

    for paper in papers:
        for signature in PdfFileReader(BytesIO(paper)).embedded_regular_signatures:
            status = asyncio.run(judged(signature))
            assert status.bottom_line
            assert status.timestamp_validity.valid
            assert status.timestamp_validity.trusted


def test_b_lta_is_proof_and_a_timestamp_over_the_whole_file(archived):
    for number, paper in enumerate(archived, 1):
        reader = PdfFileReader(BytesIO(paper))
        last = reader.embedded_timestamp_signatures[-1]
        last.compute_integrity_info()
        assert last.coverage == SignatureCoverageLevel.ENTIRE_FILE
        assert all(value < 0 for value in last.sig_field["/Rect"])  # off the page: hidden, as PDF/UA wants it
        assert len(reader.embedded_timestamp_signatures) == number
        proof = DocumentSecurityStore.read_dss(reader)
        assert len(proof.ocsps) >= 1
        assert len(proof.crls) >= 1


def judged_after(pdf, time, pki):
    """As someone will who has the file and the root's certificate, and to whom only the root still answers.

    ETSI EN 319 102-1 § 5.6.3. That the timestamp authority is still in good standing is all that is asked anew.
    """
    when = datetime.now(UTC) + time
    revocation = CertRevTrustPolicy(RevocationCheckingPolicy.from_legacy("require"))
    policy = CertValidationPolicySpec(SimpleTrustManager.build([pki.certificate("root")]), revocation)
    offline = RevocationInfoGatheringSpec(online_fetching_rule=RevinfoOnlineFetchingRule.LOCAL_ONLY)
    answers = LocalKnowledge(known_crls=[CRLContainer(pki.revoked("root", when))])
    signatures = SignatureValidationSpec(policy, offline, ts_cert_validation_policy=policy, local_knowledge=answers)
    timing = ValidationTimingInfo(validation_time=when, best_signature_time=when, point_in_time_validation=True)
    found = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures
    spec = PdfSignatureValidationSpec(signatures, diff_policy=None)
    return [asyncio.run(ades_lta_validation(each, spec, timing)).ades_subindic.name for each in found]


def test_b_lta_holds_when_the_seal_has_expired_and_nobody_answers_for_it(configure, pki, unsigned, caplog):
    configure("closing-seal")  # has a month left
    once = sign_revision(unsigned, EMPLOYER, first=True)
    twice = sign_revision(once.pdf, SAFETY_REP, first=False)
    assert (once.level, twice.level) == ("B-LTA", "B-LTA")
    assert judged_after(twice.pdf, 30 * YEARS, pki) == ["OK", "OK"]
    with pki.silence("/trusted/crls/", "/trusted/ocsp/"):
        weaker = sign_revision(unsigned, EMPLOYER, first=True)
    assert weaker.level == "B-T"
    assert judged_after(weaker.pdf, 30 * YEARS, pki) != ["OK"]


def test_b_lta_asks_the_authority_twice_for_a_signature(configure, unsigned, pki):
    configure()
    assert sign_revision(unsigned, EMPLOYER, first=True).level == "B-LTA"
    pki.requests.clear()
    sign_revision(unsigned, EMPLOYER, first=True)
    assert pki.requests.count("/trusted/tsa/tsa") == 2


def test_a_revoked_seal_signs_nothing(configure, unsigned):
    configure("revoked-seal")
    with pytest.raises(SealUnavailable, match="trukket tilbake av utstederen"):
        sign(unsigned, EMPLOYER, first=True)


def test_without_anyone_to_answer_for_the_certificates_it_is_b_t(configure, unsigned, pki, caplog):
    configure()
    with pki.silence("/trusted/crls/", "/trusted/ocsp/"):
        signed = sign_revision(unsigned, EMPLOYER, first=True)
    assert signed.level == "B-T"
    assert "B-T and not B-LTA" in caplog.text
    assert verification.verify(signed.pdf).kind == Kind.VALID


@pytest.mark.parametrize("allowed", [True, False])
def test_an_authority_that_goes_away_before_the_second_timestamp(configure, unsigned, pki, monkeypatch, allowed):
    configure()
    known = signing_timestamps.Authority()._sized()
    monkeypatch.setitem(signing_timestamps._SIZED, (pki.lying("once"), str(pki.roots_file)), known)
    configure(TIMESTAMP_URL=pki.lying("once"))
    policy = Timestamping.WHEN_AVAILABLE if allowed else Timestamping.REQUIRED
    if allowed:
        assert sign_revision(unsigned, EMPLOYER, first=True, timestamping=policy).level == "B-B"
    else:
        with pytest.raises(SigningFailed, match="feil 503"):
            sign_revision(unsigned, EMPLOYER, first=True, timestamping=policy)


def test_levels_may_differ_within_a_paper(configure, unsigned, pki, settings):
    """The authority was away for the first, and back for the second; and the other way round."""
    without, bought = {"TIMESTAMP_URL": ""}, {}
    for first, second in ((without, bought), (bought, without)):
        configure(**first)
        once = sign(unsigned, EMPLOYER, first=True)
        configure(**second)
        twice = sign(once, SAFETY_REP, first=False)
        verdict = verification.verify(twice)
        assert (verdict.kind, verdict.problems) == (Kind.VALID, ())
