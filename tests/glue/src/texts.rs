//! Takes the texts of the library out of a linked module, so that a page loads those of its language alone.

use serde_json::json;
use std::collections::BTreeMap;
use std::error::Error;
use walrus::ir::Value;
use walrus::{ConstExpr, Data, DataKind, Module, RawCustomSection};

/// The marks around each text, behind the first of which its language stands as two letters; `apart!` of the core writes them, and puts each
/// text at a multiple of [`STEP`] bytes.
const BEGIN: &[u8] = "\u{f0000}".as_bytes();
const END: &[u8] = "\u{f0001}".as_bytes();
const LANGUAGE: usize = 2;
const STEP: usize = 64;
/// The section of the module that holds the number by which texts name the module that they belong to.
const SECTION: &str = "kh302.texts";

/// A text that was taken out, and the place at which it stands in the memory of an instance.
struct Taken {
    at: usize,
    text: String,
}

/// Replaces each marked text by zeros, and returns the file of each language by its name. A file holds its texts, the place of the first, how
/// many steps lie between each of them and the one before, and the number of the module.
pub fn take_out(module: &mut Module) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut languages = BTreeMap::<String, Vec<Taken>>::new();
    let segments: Vec<_> = module.data.iter().map(Data::id).collect();
    for segment in segments {
        let data = module.data.get_mut(segment);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } = data.kind else {
            return Err("a segment of the module has no fixed place".into());
        };
        let offset = usize::try_from(offset)?;
        let mut from = 0;
        while let Some(begin) = find(&data.value, from, BEGIN) {
            let at = begin + BEGIN.len() + LANGUAGE;
            let end = find(&data.value, at, END).ok_or("a text of the module has no end")?;
            if find(&data.value[..end], at, BEGIN).is_some() {
                return Err("a text of the module begins within another one".into());
            }
            let language = str::from_utf8(&data.value[at - LANGUAGE..at])?;
            let taken = Taken { at: offset + at, text: str::from_utf8(&data.value[at..end])?.to_owned() };
            languages.entry(language.to_owned()).or_default().push(taken);
            from = end + END.len();
            data.value[begin..from].fill(0);
        }
        if find(&data.value, 0, END).is_some() {
            return Err("a text of the module has no beginning".into());
        }
    }
    if languages.is_empty() {
        return Err("found no text in the module; is it built with the feature `texts_apart`?".into());
    }
    let number = number_of(&languages);
    module.customs.add(RawCustomSection { name: SECTION.to_owned(), data: number.clone().into_bytes() });
    for (language, texts) in &languages {
        println!("{} texts in the language {language} stand apart", texts.len());
    }
    languages.into_iter().map(|(language, texts)| Ok((language.clone(), file(&number, &language, &texts)?))).collect()
}

fn file(number: &str, language: &str, taken: &[Taken]) -> Result<String, Box<dyn Error>> {
    let first = taken.first().map_or(0, |one| one.at);
    let mut before = first;
    let mut steps = Vec::new();
    for Taken { at, .. } in taken {
        let bytes =
            at.checked_sub(before).filter(|bytes| bytes.is_multiple_of(STEP)).ok_or("a text of the module stands at another place")?;
        steps.push(bytes / STEP);
        before = *at;
    }
    let texts: Vec<&str> = taken.iter().map(|one| one.text.as_str()).collect();
    Ok(json!({ "module": number, "locale": language, "first": first, "step": STEP, "steps": steps, "texts": texts }).to_string())
}

/// Returns a number that another module has only if it has the same texts at the same places: their hash (FNV-1a) in hexadecimal.
fn number_of(languages: &BTreeMap<String, Vec<Taken>>) -> String {
    let taken = languages.values().flatten();
    let bytes = taken.flat_map(|one| one.at.to_le_bytes().into_iter().chain(one.text.bytes()));
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    bytes[from..].windows(wanted.len()).position(|window| window == wanted).map(|place| from + place)
}

#[cfg(test)]
mod tests {
    use super::take_out;
    use walrus::ir::Value;
    use walrus::{ConstExpr, DataKind, Module};

    /// Takes the texts out of a module with some data at the place 1,024, and returns the data with the files.
    fn taken(data: &str) -> Result<(Vec<u8>, Vec<String>), String> {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let segment = module.data.add(DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(1024)) }, data.into());
        let files = take_out(&mut module).map_err(|error| error.to_string())?;
        Ok((module.data.get(segment).value.clone(), files.into_values().collect()))
    }

    #[test]
    fn marked_texts_leave_zeros_and_everything_else_stays() {
        let (data, files) = taken("a\u{f0000}vicó\u{f0001}b\u{f0000}enyes\u{f0001}").expect("sound marks");
        assert_eq!(data, format!("a{0}b{0}", "\0".repeat(13)).into_bytes());
        assert!(files[0].contains(r#""first":1045,"locale":"en""#) && files[0].contains(r#""texts":["yes"]"#), "{}", files[0]);
        assert!(files[1].contains(r#""first":1031,"locale":"vi""#) && files[1].contains(r#""texts":["có"]"#), "{}", files[1]);
    }

    #[test]
    fn a_module_without_texts_or_with_a_mark_too_few_is_refused() {
        assert!(taken("nothing").is_err_and(|why| why.contains("found no text")));
        assert!(taken("\u{f0000}vicó").is_err_and(|why| why.contains("no end")));
        assert!(taken("\u{f0000}vicó\u{f0000}enyes\u{f0001}").is_err_and(|why| why.contains("within another")));
        assert!(taken("\u{f0000}vicó\u{f0001}\u{f0001}").is_err_and(|why| why.contains("no beginning")));
        assert!(taken("\u{f0000}vicó\u{f0001}\u{f0000}vikhông\u{f0001}").is_err_and(|why| why.contains("another place")));
    }
}
