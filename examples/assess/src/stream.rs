//! Dòng chảy: turns documents into answers on all cores, in order, with bounded memory.
//!
//! The workers get chunks in turn, and the writer takes their answers in the same turn, so that the order needs no sorting. Every channel
//! holds at most two chunks, so that a fast reader waits for a slow writer. Buffers are returned and used again.

use crate::answer::{Answerer, Standing};
use crate::input::{Chunk, NotTaken, Number, Place, Source};
use crate::progress::Progress;
use kh302::Locale;
use std::io::{self, Write};
use std::process;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

/// The number of chunks that a channel between two threads holds.
const UNDER_WAY: usize = 2;

/// A chunk with its answers.
#[derive(Default)]
struct Work {
    chunk: Chunk,
    answers: String,
    standing: Standing,
}

/// Answers every document of the sources in order, and returns the worst result.
pub fn run(sources: Vec<Source>, workers: usize, answerer: &Answerer, out: &mut impl Write, progress: &Progress) -> io::Result<Standing> {
    thread::scope(|scope| {
        let (spare, spares) = channel();
        let (mut to_workers, mut from_workers) = (Vec::new(), Vec::new());
        for _ in 0..workers {
            let (to_worker, works) = sync_channel::<Work>(UNDER_WAY);
            let (to_writer, from_worker) = sync_channel::<Work>(UNDER_WAY);
            to_workers.push(to_worker);
            from_workers.push(from_worker);
            scope.spawn(move || works.into_iter().map(|work| answer(work, answerer)).try_for_each(|work| to_writer.send(work)));
        }
        let language = answerer.language;
        let reader = scope.spawn(move || read(&sources, &to_workers, &spares, language, progress));
        let written = write(&from_workers, &spare, out);
        drop(from_workers);
        progress.finish();
        match written {
            Ok(standing) => Ok(standing.max(reader.join().unwrap_or(Standing::Unreadable))),
            // Stops without a message where nobody reads the output any more, and does not wait for a source that may never end.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => process::exit(0),
            Err(error) => Err(error),
        }
    })
}

/// Distributes the documents to the workers. A source that cannot be read is reported, and the others are read.
fn read(sources: &[Source], workers: &[SyncSender<Work>], spares: &Receiver<Work>, language: Locale, progress: &Progress) -> Standing {
    let mut standing = Standing::Clear;
    let mut turn = workers.iter().cycle();
    for source in sources {
        let mut documents = match source.open() {
            Ok(documents) => documents,
            Err(error) => {
                standing = unreadable(source, &error, language, progress);
                continue;
            }
        };
        loop {
            let mut work = spares.try_recv().unwrap_or_default();
            match documents.next(&mut work.chunk) {
                Ok(Some(read)) => progress.read(read),
                Ok(None) => break,
                Err(error) => {
                    standing = unreadable(source, &error, language, progress);
                    break;
                }
            }
            let next = turn.next().map(|worker| worker.send(work));
            if !matches!(next, Some(Ok(()))) {
                return standing;
            }
        }
    }
    standing
}

/// Reports a source that cannot be read.
pub fn unreadable(source: &Source, error: &io::Error, language: Locale, progress: &Progress) -> Standing {
    let place = Place { source: &source.name(), number: &Number::None }.name(language);
    let reason = reason(error, language);
    progress.print(&match language {
        Locale::Vi => format!("Không đọc được {place}: {reason}."),
        Locale::En => format!("Cannot read {place}: {reason}."),
    });
    Standing::Unreadable
}

/// Says why a source cannot be read.
pub fn reason(error: &io::Error, language: Locale) -> String {
    if let Some(not_taken) = error.get_ref().and_then(|inner| inner.downcast_ref::<NotTaken>()) {
        return not_taken.sentence(language).into();
    }
    match (error.kind(), language) {
        (io::ErrorKind::NotFound, Locale::Vi) => "không có tệp này".into(),
        (io::ErrorKind::NotFound, Locale::En) => "there is no such file".into(),
        (io::ErrorKind::PermissionDenied, Locale::Vi) => "không có quyền đọc".into(),
        (io::ErrorKind::PermissionDenied, Locale::En) => "permission to read it is missing".into(),
        (io::ErrorKind::IsADirectory, Locale::Vi) => "đây là một thư mục".into(),
        (io::ErrorKind::IsADirectory, Locale::En) => "it is a directory".into(),
        _ => error.to_string(),
    }
}

fn answer(mut work: Work, answerer: &Answerer) -> Work {
    work.answers.clear();
    work.standing = Standing::Clear;
    for (place, document) in work.chunk.documents() {
        work.standing = work.standing.max(answerer.answer(place, document, &mut work.answers));
    }
    work
}

fn write(workers: &[Receiver<Work>], spare: &Sender<Work>, out: &mut impl Write) -> io::Result<Standing> {
    let mut standing = Standing::Clear;
    for worker in workers.iter().cycle() {
        // Stops at the first worker that is done, because it had the last chunk or none.
        let Ok(work) = worker.recv() else { break };
        standing = standing.max(work.standing);
        out.write_all(work.answers.as_bytes())?;
        out.flush()?;
        // Ignores an error here, because at the end nobody needs the buffers any more.
        let _ = spare.send(work);
    }
    Ok(standing)
}
