//! A terminal as a picture: commands, and what they print, as SVG text.

/// Characters on a line; longer lines go on below, indented.
const COLUMNS: usize = 92;

/// Pixels of a line, and of the margin around all.
const LINE: usize = 22;
const MARGIN: usize = 18;

/// A terminal in which these commands were run: each with its output.
pub fn terminal(runs: &[(String, String)]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (command, out) in runs {
        lines.push(format!("<tspan class=\"p\">$ </tspan>{}", escaped(command)));
        for line in out.lines() {
            let class = class(line);
            lines.extend(wrapped(line).iter().map(|part| {
                let part = escaped(part);
                match class {
                    Some(class) => format!("<tspan class=\"{class}\">{part}</tspan>"),
                    None => part,
                }
            }));
        }
    }
    let (width, height) = (860, lines.len() * LINE + 2 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <style>text{{font:14.5px ui-monospace,Menlo,Consolas,\"DejaVu Sans Mono\",monospace;fill:#dfe4ea;white-space:pre}}\
         .p{{fill:#8b96a5}}.bad{{fill:#ffc46b}}.good{{fill:#8fdca0}}</style>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"#1d232b\"/>\n"
    );
    for (number, line) in lines.iter().enumerate() {
        let y = MARGIN + number * LINE + 15;
        out.push_str(&format!(
            "<text x=\"{MARGIN}\" y=\"{y}\" xml:space=\"preserve\">{line}</text>\n"
        ));
    }
    out + "</svg>\n"
}

/// How a line looks: problems and sound packs stand out.
fn class(line: &str) -> Option<&'static str> {
    let is_problem = line.split(": ").next().is_some_and(|place| {
        let (file, number) = place.rsplit_once(':').unwrap_or_default();
        file.ends_with(".toml") && number.parse::<u32>().is_ok()
    });
    if is_problem {
        Some("bad")
    } else {
        line.starts_with("1 pack sound").then_some("good")
    }
}

/// A line cut at spaces so that it fits.
fn wrapped(line: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    for word in line.split_inclusive(' ') {
        if part.trim_end().chars().count() + word.trim_end().chars().count() > COLUMNS
            && !part.trim().is_empty()
        {
            parts.push(std::mem::replace(&mut part, "    ".to_owned()));
        }
        part.push_str(word);
    }
    parts.push(part);
    parts
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
