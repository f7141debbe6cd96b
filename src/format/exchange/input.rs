//! Files of other programs as UTF-8, with the place of what is being read.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use encoding_rs::{CoderResult, Decoder, UTF_16BE, UTF_16LE};

use crate::error::Error;

/// Bytes taken from the file at once when it is transcoded.
const CHUNK: usize = 64 * 1024;

/// A file that is read from its beginning to its end, decoded, without its byte order mark.
pub struct Input {
    /// Its name for messages; `-` for standard input.
    pub path: PathBuf,
    /// Whether it began with a byte order mark.
    pub marked: bool,
    reader: Box<dyn BufRead>,
    line: usize,
    column: usize,
}

impl Input {
    /// Opens a file; `-` is standard input. UTF-16 is known by its byte order mark, or by a first `<`.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn open(path: &Path) -> Result<Self, Error> {
        if path.as_os_str() == "-" {
            return Self::new(path, Box::new(io::stdin().lock()));
        }
        if path.is_dir() {
            let problem = "is a folder; name a file, or say `--from csv` for a folder of tables";
            return Err(Error::input(path, problem));
        }
        let file = File::open(path).map_err(|e| Error::io(path, e))?;
        Self::new(path, Box::new(file))
    }

    /// Reads from memory or from any other reader.
    ///
    /// # Errors
    /// Where the first bytes cannot be read.
    pub fn new(path: &Path, mut source: Box<dyn Read>) -> Result<Self, Error> {
        let failed = |e| Error::io(path, e);
        let mut first = Vec::new();
        source
            .by_ref()
            .take(3)
            .read_to_end(&mut first)
            .map_err(failed)?;
        let (marked, wide) = match first[..] {
            [0xef, 0xbb, 0xbf] => (true, None),
            [0xff, 0xfe, ..] => (true, Some(UTF_16LE)),
            [0xfe, 0xff, ..] => (true, Some(UTF_16BE)),
            [b'<', 0, ..] => (false, Some(UTF_16LE)),
            [0, b'<', ..] => (false, Some(UTF_16BE)),
            _ => (false, None),
        };
        if marked && wide.is_none() {
            first.clear();
        }
        let whole = Cursor::new(first).chain(source);
        let reader: Box<dyn BufRead> = match wide {
            None => Box::new(BufReader::with_capacity(CHUNK, whole)),
            Some(encoding) => Box::new(BufReader::new(Transcoded {
                source: Box::new(whole),
                decoder: encoding.new_decoder_with_bom_removal(),
                ready: Cursor::new(Vec::new()),
                ended: false,
            })),
        };
        Ok(Input {
            path: path.to_owned(),
            marked,
            reader,
            line: 1,
            column: 1,
        })
    }

    /// Line and column, from 1, of what is read next.
    pub fn place(&self) -> (usize, usize) {
        (self.line, self.column)
    }

    /// The next line without its end, with its number; none at the end of the file.
    ///
    /// # Errors
    /// Where the file cannot be read or is no UTF-8.
    pub fn next_line(&mut self) -> Result<Option<(usize, String)>, Error> {
        let line = self.line;
        let mut bytes = Vec::new();
        self.read_until(b'\n', &mut bytes)
            .map_err(|e| Error::io(&self.path, e))?;
        if bytes.is_empty() {
            return Ok(None);
        }
        for end in [b'\n', b'\r'] {
            if bytes.last() == Some(&end) {
                bytes.pop();
            }
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Some((line, text))),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let before = String::from_utf8_lossy(&error.as_bytes()[..valid]);
                let place = (line, before.chars().count() + 1);
                let problem = "these bytes are no UTF-8; convert the file to UTF-8 first";
                Err(Error::at(&self.path, place, problem))
            }
        }
    }
}

impl Read for Input {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut ready = self.fill_buf()?;
        let count = ready.read(out)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Input {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        // What was filled is still there: asking again reads nothing.
        if let Ok(ready) = self.reader.fill_buf() {
            for &byte in &ready[..count] {
                if byte == b'\n' {
                    self.line += 1;
                    self.column = 1;
                } else if byte & 0xc0 != 0x80 {
                    self.column += 1;
                }
            }
        }
        self.reader.consume(count);
    }
}

/// UTF-16 as UTF-8, piece by piece.
struct Transcoded {
    source: Box<dyn Read>,
    decoder: Decoder,
    ready: Cursor<Vec<u8>>,
    ended: bool,
}

impl Read for Transcoded {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let count = self.ready.read(out)?;
            if count > 0 || self.ended || out.is_empty() {
                return Ok(count);
            }
            let mut bytes = Vec::new();
            self.source
                .by_ref()
                .take(CHUNK as u64)
                .read_to_end(&mut bytes)?;
            self.ended = bytes.is_empty();
            // Three bytes for two, and what the decoder holds back.
            let mut text = vec![0; bytes.len() * 3 + 16];
            let (result, _, written, wrong) =
                self.decoder.decode_to_utf8(&bytes, &mut text, self.ended);
            if wrong || result == CoderResult::OutputFull {
                let problem = "is no intact UTF-16; save it as UTF-8";
                return Err(io::Error::new(io::ErrorKind::InvalidData, problem));
            }
            text.truncate(written);
            self.ready = Cursor::new(text);
        }
    }
}
