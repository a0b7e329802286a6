"""Words for findings about why, when and how one is alone, and about answers that cannot both be true."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, tuple[Promise, Promise]] = {
    "why-alone-unanswered": (
        _("Hvorfor gjøres arbeidet alene?"),
        _("Kryss av for grunnen. Den avgjør hvilke tiltak som er mulige."),
    ),
    "alternative-not-weighed": (
        _("Det kunne vært gjort uten å være alene"),
        _("Dere har svart at to kunne gjøre det, eller at det kunne gjøres når andre er der. Skriv hva som skal til."),
    ),
    "saving-is-no-reason": (
        _("Sparing og fravær gjør ikke risikoen mindre"),
        _("Arbeidet skal være forsvarlig også når det mangler folk. Si hva som skjer da: flere på jobb, eller vente."),
    ),
    "change-not-assessed": (
        _("Arbeidet er blitt alenearbeid uten at det var planlagt"),
        _("Når arbeidet endres, skal dere vurdere hva det gjør. Skriv hva som skulle til for at ingen var alene."),
    ),
    "client-not-coordinated": (
        _("Adkomst og alarm hos kunden er ikke avklart"),
        _("Avtal med kunden hvordan en kommer inn og ut, hvem som slår alarm, og hvem som kommer."),
    ),
    "visit-risk-not-told": (
        _("Den som reiser ut, får ikke vite om risiko på forhånd, eller dere vet det ikke"),
        _("Gi nødvendig informasjon før besøket, innenfor taushetsplikten."),
    ),
    "no-way-out": (
        _("Det er ikke alltid en vei ut, eller dere vet det ikke"),
        _("Plasser den som er alene, nærmest døra, bytt rom, eller vær to."),
    ),
    "conflict-met-alone": (
        _("Møter med varslet konflikt gjøres alene"),
        _("Velg et tiltak som gjør at en ikke er alene i disse møtene."),
    ),
    "agreement-not-described": (
        _("En avtale eller regel begrenser alenearbeid, men det står ikke hvordan"),
        _("Skriv hva avtalen eller regelen sier."),
    ),
    "agreements-unknown": (
        _("Dere vet ikke om en avtale begrenser alenearbeid"),
        _("Spør tillitsvalgte og verneombud."),
    ),
    "apprentice-clause-broken": (
        _("Lærlinger kan bli alene, og en avtale begrenser det"),
        _("Les avtalen. La en fagperson være til stede, eller la andre enn lærlingene gjøre arbeidet."),
    ),
    "pregnant-not-assessed": (
        _("Det er ikke bekreftet at arbeidet alene er vurdert for gravide"),
        _("Vurder arbeidet og gi mulighet for å slippe. Skriv ikke noe om enkeltpersoner."),
    ),
    "temporary-not-informed": (
        _("Det er ikke bekreftet at de som kommer utenfra, får vite om farene før de er alene"),
        _("Fortell vikarer og innleide om farene, hva de gjør når noe skjer, og hvem de ringer."),
    ),
    "may-not-stop": (
        _("Den som er alene, kan ikke stoppe arbeidet uten å spørre, eller dere vet det ikke"),
        _("Alle har rett og plikt til å avbryte farlig arbeid. Si tydelig fra om at ingen trenger å spørre først."),
    ),
    "may-not-withdraw": (
        _("Den som er alene, kan verken gå, stenge eller si nei"),
        _("Dere må regne med vold eller trusler. Gi lov til å trekke seg ut, og si hva som skjer med dem som er der."),
    ),
    "evacuation-uncertain": (
        _("Det er ikke sikret at alle kommer ut"),
        _("Prøv det i en øvelse. Går det ikke, må flere være til stede."),
    ),
    "helper-also-alone": (
        _("Den som skal hjelpe, er også alene"),
        _("Svaret er ja eller ukjent. To som er alene hver for seg, er ikke to. Finn noen andre som kan komme."),
    ),
    "helper-leaves-others": (
        _("Den som skal hjelpe, må gå fra andre"),
        _("Svaret er ja eller ukjent. Avtal hvem som passer på de andre, eller finn noen andre som kan komme."),
    ),
    "not-trained-for-lone-work": (
        _("Det er ikke sagt at de som er alene, har fått opplæring i det"),
        _("De skal kjenne farene, vite hva de gjør når noe skjer, og når de skal stoppe."),
    ),
    "follow-up-routine-missing": (
        _("Det er ikke bekreftet at dere har en rutine for oppfølging etter vold og trusler"),
        _("Dere må regne med vold eller trusler. Lag en rutine for oppfølging, både fysisk og psykisk."),
    ),
    "little-contact": (
        _("Lite kontakt med både kolleger og leder"),
        _("Den som er mest alene, trenger fast kontakt. Avtal møter, samtaler eller ringerunder."),
    ),
    "questions-open": (
        _("Spørsmål som betyr noe her, og som mangler svar: %(count)s"),
        _("Svar på: %(questions)s."),
    ),
    "contact-contradicted": (
        _("«Møter ingen» passer ikke med faren: %(hazard)s"),
        _("Faren kommer fra noen en møter. Rett svaret om hvem en møter, eller si at faren ikke er aktuell."),
    ),
    "times-contradicted": (
        _("Svarene om når på døgnet passer ikke sammen"),
        _("Arbeid mellom kl. 21 og 06 er nattarbeid. Se over tid på døgnet, klokkeslettene og svaret om nattevakt."),
    ),
    "help-at-once-contradicted": (
        _("Hjelp «med en gang» passer ikke med hvem som kommer"),
        _("Ingen av dem som kommer, er på stedet. Se over hvor lang tid det tar, eller hvem som kommer."),
    ),
    "silence-contradicted": (
        _("Svarene om hvem som merker taushet, passer ikke sammen"),
        _("En alarm skal varsle selv, men står ikke blant måtene å tilkalle hjelp på. Se over svarene."),
    ),
    "colleague-contradicted": (
        _("Svarene om kontakt med kolleger passer ikke sammen"),
        _("Den som bare har kontakt på radio eller telefon, ser og hører ingen kollega uten utstyr. Se over svarene."),
    ),
    "break-contradicted": (
        _("Pause og toalett: to svar som ikke passer sammen"),
        _("I steget «Alene» står det at en ikke får pause eller gått på toalettet. Her er det ikke en fare."),
    ),
    "measure-contradicted": (
        _("Tiltaket er på plass, men et annet svar sier nei: %(measure)s"),
        _("Begge deler kan ikke være rett. Se over svaret på: %(questions)s. Eller si at tiltaket er planlagt."),
    ),
    "none-and-more": (
        _("«Ingen» er valgt sammen med noe annet"),
        _("Se over svarene på: %(questions)s."),
    ),
    "with-others-no-better": (
        _("Like farlig med andre til stede: %(hazard)s"),
        _("Dere sier at det å være alene gjør faren større. Plasser den lavere med andre, eller endre svaret."),
    ),
}
