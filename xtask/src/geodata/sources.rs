//! Readers of the packages' files: bytes in, plain coordinates out.

use anyhow::{Context, Result, bail, ensure};

use super::coverage::{Shape, oriented};
use super::grid::{Pt, Rect};

/// An Osmosis `.poly` file: rings of `lon lat` lines, each closed by `END`; a name with `!` means a hole.
///
/// # Errors
/// When a line inside a ring is not two numbers, or no ring is found.
pub fn poly(text: &str) -> Result<Shape> {
    let mut shape = Shape::new();
    let mut ring: Option<(bool, Vec<Pt>)> = None;
    for (n, line) in text.lines().enumerate().skip(1) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match (&mut ring, words.as_slice()) {
            (_, []) => {}
            (Some(_), ["END"]) => {
                shape.extend(ring.take().map(|(hole, points)| oriented(points, !hole)))
            }
            (None, ["END"]) => break,
            (None, [name, ..]) => ring = Some((name.starts_with('!'), Vec::new())),
            (Some((_, points)), [lon, lat, ..]) => {
                let number = |s: &str| {
                    s.parse::<f64>()
                        .ok()
                        .filter(|v| v.is_finite())
                        .with_context(|| format!("line {}: found {s:?}, expected a number", n + 1))
                };
                points.push(Pt::from_degrees(number(lon)?, number(lat)?));
            }
            (Some(_), [one]) => bail!("line {}: found {one:?}, expected two numbers or END", n + 1),
        }
    }
    ensure!(
        !shape.is_empty(),
        "no ring found, expected at least one closed by END"
    );
    Ok(shape)
}

/// Little-endian numbers read one after the other from bytes.
struct Bytes<'a> {
    left: &'a [u8],
}

impl<'a> Bytes<'a> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (head, tail) = self
            .left
            .split_at_checked(N)
            .with_context(|| format!("found {} bytes, expected {N} more", self.left.len()))?;
        self.left = tail;
        Ok(head.try_into()?)
    }
    fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.take()?))
    }
    fn f64(&mut self) -> Result<f64> {
        Ok(f64::from_le_bytes(self.take()?))
    }
    fn point(&mut self) -> Result<Pt> {
        Ok(Pt::from_degrees(self.f64()?, self.f64()?))
    }
}

/// A polygon or multipolygon in little-endian well-known binary.
///
/// # Errors
/// When the bytes end early or hold another geometry.
pub fn wkb(bytes: &[u8]) -> Result<Shape> {
    let mut bytes = Bytes { left: bytes };
    let mut shape = Shape::new();
    geometry(&mut bytes, &mut shape)?;
    Ok(shape)
}

fn geometry(bytes: &mut Bytes, shape: &mut Shape) -> Result<()> {
    let [order] = bytes.take()?;
    ensure!(order == 1, "byte order {order}, expected 1 (little-endian)");
    match bytes.u32()? {
        3 => {
            for ring in 0..bytes.u32()? {
                let points = (0..bytes.u32()?)
                    .map(|_| bytes.point())
                    .collect::<Result<Vec<Pt>>>()?;
                shape.push(oriented(points, ring == 0));
            }
        }
        6 => {
            for _ in 0..bytes.u32()? {
                geometry(bytes, shape)?;
            }
        }
        other => bail!("geometry type {other}, expected 3 (polygon) or 6 (multipolygon)"),
    }
    Ok(())
}

/// World Data Bank II rivers: a text index (latitudes in columns 4 and 5, offset and size in bytes in 6 and 7) and pairs of 32-bit floats.
///
/// # Errors
/// When an index line points outside of the data.
pub fn wdb2(index: &str, data: &[u8], frame: Rect) -> Result<Vec<Vec<Pt>>> {
    let mut lines = Vec::new();
    for (n, row) in index.lines().enumerate() {
        let words: Vec<&str> = row.split_whitespace().collect();
        let [_, _, _, _, _, offset, size, ..] = words.as_slice() else {
            bail!(
                "index line {}: found {} columns, expected 7",
                n + 1,
                words.len()
            )
        };
        let (offset, size): (usize, usize) = (offset.parse()?, size.parse()?);
        let bytes = data.get(offset..offset + size).with_context(|| {
            format!(
                "index line {}: bytes {offset} to {} of {}",
                n + 1,
                offset + size,
                data.len()
            )
        })?;
        let number = |b: &[u8]| f64::from(f32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        let mut points: Vec<Pt> = bytes
            .chunks_exact(8)
            .map(|b| Pt::from_degrees(number(&b[..4]), number(&b[4..])))
            .collect();
        points.dedup();
        if points.windows(2).any(|w| frame.meets(w[0], w[1])) {
            lines.push(points);
        }
    }
    Ok(lines)
}

/// One cell of a drainage grid: where its water goes and what area it drains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drain {
    /// Centre of the cell.
    pub from: Pt,
    /// Centre of the next cell downstream.
    pub to: Pt,
    /// Area drained, square kilometres.
    pub area_km2: f64,
}

/// The drainage network of a shapefile: two-point lines with the drained area in the column `upArea`.
///
/// # Errors
/// When the files are cut short or lack the column.
pub fn drains(shp: &[u8], dbf: &[u8], frame: Rect) -> Result<Vec<Drain>> {
    let short = |at: usize| u16::from_le_bytes([dbf[at], dbf[at + 1]]) as usize;
    ensure!(
        dbf.len() > 32 && shp.len() > 100,
        "shapefile: found {} and {} bytes, expected headers of 100 and 32",
        shp.len(),
        dbf.len()
    );
    let (header, width) = (short(8), short(10));
    let mut column = None;
    let mut start = 1;
    for field in dbf[32..header.min(dbf.len())]
        .chunks_exact(32)
        .take_while(|f| f[0] != 0x0d)
    {
        if field.starts_with(b"upArea\0") {
            column = Some(start..start + field[16] as usize);
        }
        start += field[16] as usize;
    }
    let column = column.context("shapefile table: no column upArea")?;
    let mut found = Vec::new();
    let mut at = 100;
    for row in 0.. {
        let Some(head) = shp.get(at..at + 8) else {
            break;
        };
        let size = 2 * u32::from_be_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let record = shp
            .get(at + 8..at + 8 + size)
            .with_context(|| format!("shapefile record {row} is cut short"))?;
        at += 8 + size;
        let mut bytes = Bytes { left: record };
        if bytes.u32()? != 3 {
            continue;
        }
        bytes.take::<32>()?;
        let (parts, points) = (bytes.u32()?, bytes.u32()?);
        bytes.left = bytes
            .left
            .get(4 * parts as usize..)
            .context("shapefile part list is cut short")?;
        if points < 2 {
            continue;
        }
        let (from, to) = (bytes.point()?, bytes.point()?);
        if !frame.meets(from, to) {
            continue;
        }
        let cell = dbf
            .get(header + row * width..)
            .and_then(|r| r.get(column.clone()))
            .with_context(|| format!("shapefile table: no row {row}"))?;
        let text = std::str::from_utf8(cell)?.trim();
        found.push(Drain {
            from,
            to,
            area_km2: text
                .parse()
                .with_context(|| format!("shapefile row {row}: upArea {text:?}"))?,
        });
    }
    Ok(found)
}

/// Rings of all polygons in a GeoJSON text that lie partly in the frame and are narrower than 5 degrees.
/// The file has 150 MB, so it is scanned for brackets instead of being read into memory as values.
pub fn water(text: &str, frame: Rect) -> Vec<Shape> {
    let mut shapes = Vec::new();
    // The innermost bracket is a point, the one around it a ring, the next a polygon.
    let mut numbers: Vec<f64> = Vec::new();
    let (mut ring, mut shape): (Vec<Pt>, Shape) = (Vec::new(), Shape::new());
    let mut closed = 0;
    let mut rest = text;
    while let Some(at) = rest.find(['[', ']', '"']) {
        let (before, tail) = rest.split_at(at);
        match tail.as_bytes()[0] {
            b'"' => {
                let end = tail[1..].find('"').map_or(tail.len(), |e| e + 2);
                rest = &tail[end..];
                continue;
            }
            b'[' => closed = 0,
            _ => {
                closed += 1;
                match closed {
                    1 => {
                        numbers.extend(
                            before
                                .split(',')
                                .filter_map(|w| w.trim().parse::<f64>().ok()),
                        );
                        if let [lon, lat] = numbers[..] {
                            ring.push(Pt::from_degrees(lon, lat));
                        }
                        numbers.clear();
                    }
                    2 => {
                        let ring = oriented(std::mem::take(&mut ring), shape.is_empty());
                        shape.push(ring);
                    }
                    3 => {
                        let shape = std::mem::take(&mut shape);
                        let outer = &shape[0];
                        let (west, east) = (
                            outer.iter().map(|p| p.x).min(),
                            outer.iter().map(|p| p.x).max(),
                        );
                        let narrow = west.zip(east).is_some_and(|(w, e)| e - w < 500_000);
                        if narrow && outer.iter().any(|p| frame.contains(*p)) {
                            shapes.push(shape);
                        }
                    }
                    _ => {}
                }
            }
        }
        rest = &tail[1..];
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_outline_is_refused_with_its_line() {
        let sound = "name\n1\n\t35.0\t51.0\n\t36.0\t51.0\n\t36.0\t52.0\nEND\nEND\n";
        assert_eq!(poly(sound).unwrap()[0].len(), 4, "closed");
        let error = poly(&sound.replace("36.0\t52.0", "36.0\tnorth")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "line 5: found \"north\", expected a number"
        );
        assert!(poly("name\n").is_err());
    }

    #[test]
    fn binary_shapes_that_end_early_are_refused() {
        let mut bytes = vec![1, 3, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0];
        for (lon, lat) in [(35.0f64, 51.0f64), (36.0, 51.0), (36.0, 52.0)] {
            bytes.extend(lon.to_le_bytes());
            bytes.extend(lat.to_le_bytes());
        }
        assert_eq!(wkb(&bytes).unwrap()[0].len(), 4);
        for end in 0..bytes.len() {
            assert!(wkb(&bytes[..end]).is_err(), "cut at {end}");
        }
        bytes[1] = 1;
        assert_eq!(
            wkb(&bytes).unwrap_err().to_string(),
            "geometry type 1, expected 3 (polygon) or 6 (multipolygon)"
        );
    }

    #[test]
    fn water_is_read_as_polygons_with_holes() {
        let text = r#"{"geometries":[{"type":"MultiPolygon","coordinates":[
            [[[35,51],[36,51],[36,52],[35,51]],[[35.5,51.2],[35.8,51.2],[35.8,51.5],[35.5,51.2]]],
            [[[10,10],[11,10],[11,11],[10,10]]]]}]}"#;
        let shapes = water(text, Rect::from_degrees(34.0, 50.0, 37.0, 53.0));
        assert_eq!(shapes.len(), 1, "the second polygon lies elsewhere");
        assert_eq!(shapes[0].len(), 2);
    }

    #[test]
    fn an_index_beyond_the_data_is_refused() {
        let frame = Rect::from_degrees(34.0, 50.0, 37.0, 53.0);
        assert!(wdb2("-1 -1 2 50 51 0 16 0\n", &[0; 8], frame).is_err());
        assert!(drains(&[0; 50], &[0; 10], frame).is_err());
    }
}
