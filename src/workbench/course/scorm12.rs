//! The manifest of a SCORM 1.2 package.

use crate::workbench::course::Course;
use crate::workbench::course::tags::Xml;

/// The namespaces that platforms expect, with where their schemas stand.
const NAMESPACES: [(&str, &str); 4] = [
    ("xmlns", "http://www.imsproject.org/xsd/imscp_rootv1p1p2"),
    ("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_rootv1p2"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    (
        "xsi:schemaLocation",
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd",
    ),
];

/// The manifest of a course with some files.
pub(super) fn manifest(course: &Course<'_>, files: &[&str]) -> String {
    let (identifier, pass) = (course.identifier(), course.pass.to_string());
    let mut attributes = vec![
        ("identifier", identifier.as_str()),
        ("version", course.pack.pack.version.as_str()),
    ];
    attributes.extend(NAMESPACES);
    let mut out = Xml::new();
    out.element("manifest", &attributes, |out| {
        out.element("metadata", &[], |out| {
            out.words("schema", &[], "ADL SCORM");
            out.words("schemaversion", &[], "1.2");
        });
        out.element("organizations", &[("default", "organization")], |out| {
            let attributes = [("identifier", "organization")];
            out.element("organization", &attributes, |out| {
                out.words("title", &[], course.title);
                let attributes = [
                    ("identifier", "item"),
                    ("identifierref", "resource"),
                    ("isvisible", "true"),
                ];
                out.element("item", &attributes, |out| {
                    out.words("title", &[], course.title);
                    out.words("adlcp:masteryscore", &[], &pass);
                });
            });
        });
        out.element("resources", &[], |out| {
            let attributes = [
                ("identifier", "resource"),
                ("type", "webcontent"),
                ("adlcp:scormtype", "sco"),
                ("href", "index.html"),
            ];
            out.element("resource", &attributes, |out| {
                for file in files {
                    out.empty("file", &[("href", file)]);
                }
            });
        });
    });
    out.text()
}
