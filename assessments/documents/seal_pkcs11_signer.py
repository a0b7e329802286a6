"""Signs with a key on PKCS#11 hardware, for pyHanko."""

import pkcs11
from asn1crypto import x509 as asn1_x509
from django.conf import settings
from django.utils.translation import gettext as _
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from assessments.documents import seal_pkcs11
from assessments.documents.seal_base import SealUnavailable


class TokenSigner(Signer):
    """Opens the token, signs, and closes it again."""

    def __init__(self, certificate: asn1_x509.Certificate, chain: tuple[asn1_x509.Certificate, ...]):
        super().__init__(signing_cert=certificate, cert_registry=SimpleCertificateStore.from_certs(chain))
        # Few tokens hash for elliptic curves themselves, and none needs to.
        self._signs_hashes = certificate.public_key.algorithm == "ec"

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if dry_run:
            return bytes(512)
        with seal_pkcs11.session() as session:
            signer = PKCS11Signer(
                session,
                signing_cert=self.signing_cert,
                key_label=settings.SEAL_PKCS11_KEY,
                other_certs_to_pull=(),
                use_raw_mechanism=self._signs_hashes,
            )
            try:
                signed: bytes = await signer.async_sign_raw(data, digest_algorithm)
            except pkcs11.PKCS11Error as error:
                raise SealUnavailable(
                    _("Nøkkelen «%(key)s» finnes ikke på «%(token)s», eller kan ikke signere: %(error)s")
                    % seal_pkcs11.names(error)
                ) from error
        return signed
