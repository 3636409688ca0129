//! The line numbers of pleading paper and transcripts, and the piles of signs that part the sides of a caption.
//!
//! They stand on the page, but in no sentence: they are taken out before the words are put into rows.

use super::columns::Divider;
use super::words::{Word, Words};

/// Line numbers are taken for such from this many in a row on.
const FEWEST_NUMBERS: usize = 8;

/// The same for numbers at uneven distances.
const FEWEST_UNEVEN: usize = 12;

/// Signs above each other are taken for a pile from this many on.
const FEWEST_SIGNS: usize = 3;

/// Numbers or signs on one page beyond which none of them is taken for such: a table, or a drawing.
const MOST_CANDIDATES: usize = 2_000;

/// Words that stand beside the text.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// Line numbers, column by column.
    pub(super) numbers: Vec<Vec<Word>>,
    /// Piles of one sign.
    pub(super) piles: Vec<Vec<Word>>,
}

impl Beside {
    /// The piles as dividers of columns.
    pub(super) fn dividers(&self) -> impl Iterator<Item = Divider> + '_ {
        self.piles.iter().filter_map(|pile| {
            let (first, last) = (pile.first()?, pile.last()?);
            let x = f32::midpoint(first.rect[0], first.rect[2]);
            Some(Divider { x, top: first.rect[1], bottom: last.rect[3] })
        })
    }
}

/// Takes line numbers and piles of signs out of the words of a page of this height.
pub(super) fn take(words: &mut Words, height: f32) -> Beside {
    let mut beside = Beside::default();
    let value = |word: &Word| -> Option<u32> {
        let text = words.text(word);
        (text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
    };
    let numbers: Vec<(usize, u32)> =
        words.list.iter().enumerate().filter_map(|(index, word)| Some((index, value(word)?))).collect();
    let mut taken: Vec<usize> = Vec::new();
    if (FEWEST_NUMBERS..MOST_CANDIDATES).contains(&numbers.len()) {
        for column in number_columns(&numbers, &words.list) {
            if is_line_numbering(&column, &words.list, height) {
                beside.numbers.push(column.iter().filter_map(|index| words.list.get(*index).copied()).collect());
                taken.extend(column);
            }
        }
    }
    for pile in piles(words) {
        beside.piles.push(pile.iter().filter_map(|index| words.list.get(*index).copied()).collect());
        taken.extend(pile);
    }
    if !taken.is_empty() {
        taken.sort_unstable();
        let mut index = 0;
        words.list.retain(|_| {
            index += 1;
            taken.binary_search(&(index - 1)).is_err()
        });
    }
    beside
}

/// Runs of numbers below each other that count up from one.
fn number_columns(numbers: &[(usize, u32)], list: &[Word]) -> Vec<Vec<usize>> {
    let mut columns: Vec<Vec<usize>> = Vec::new();
    for (start, _) in numbers.iter().filter(|(_, value)| *value == 1) {
        let Some(mut above) = list.get(*start) else { continue };
        let mut column = vec![*start];
        let mut sought = 2;
        loop {
            let below = numbers.iter().filter(|(_, value)| *value == sought).filter_map(|(index, _)| {
                let word = list.get(*index)?;
                let aligned = (middle(word) - middle(above)).abs() < 0.8 * above.size
                    || (word.rect[2] - above.rect[2]).abs() < 0.3 * above.size;
                (aligned && word.base > above.base).then_some((*index, word))
            });
            let Some((index, word)) = below.min_by(|a, b| a.1.base.total_cmp(&b.1.base)) else { break };
            column.push(index);
            above = word;
            sought += 1;
        }
        if column.len() >= FEWEST_NUMBERS
            && !columns.iter().any(|other| other.iter().any(|index| column.contains(index)))
        {
            columns.push(column);
        }
    }
    columns
}

fn middle(word: &Word) -> f32 {
    f32::midpoint(word.rect[0], word.rect[2])
}

/// Whether numbers are evenly spaced over much of the page with the text beginning beside them.
fn is_line_numbering(column: &[usize], list: &[Word], height: f32) -> bool {
    let words: Vec<&Word> = column.iter().filter_map(|index| list.get(*index)).collect();
    let (Some(top), Some(bottom)) = (words.first(), words.last()) else { return false };
    let mut steps: Vec<f32> = words.iter().zip(words.iter().skip(1)).map(|(a, b)| b.base - a.base).collect();
    steps.sort_by(f32::total_cmp);
    let usual = steps.get(steps.len() / 2).copied().unwrap_or_default();
    let even = steps.iter().filter(|step| (0.7..1.4).contains(&(*step / usual))).count() * 10 >= steps.len() * 9;
    let tall = bottom.base - top.base > 0.5 * height || words.len() >= 20;
    if !(even && tall) {
        return stands_before_prose(&words, list);
    }
    let crowded = words.iter().filter(|number| {
        list.iter().any(|word| {
            let level = (word.base - number.base).abs() < 0.5 * number.size;
            let close_left = word.rect[2] > number.rect[0] - 1.5 * number.size && word.rect[2] <= number.rect[0] + 0.1;
            let close_right = word.rect[0] < number.rect[2] + 0.4 * number.size && word.rect[0] >= number.rect[2] - 0.1;
            level && (close_left || close_right)
        })
    });
    crowded.count() * 5 <= words.len()
}

/// Whether numbers stand left of all text, one before each line of it, and those lines run through without the gaps of a
/// table. That is how word processors number the lines of a page that has paragraphs in single and in double spacing.
fn stands_before_prose(numbers: &[&Word], list: &[Word]) -> bool {
    let (Some(top), Some(bottom)) = (numbers.first(), numbers.last()) else { return false };
    if numbers.len() < FEWEST_UNEVEN {
        return false;
    }
    let right = numbers.iter().map(|number| number.rect[2]).fold(f32::MIN, f32::max);
    let level = |number: &Word, word: &Word| (word.base - number.base).abs() < 0.4 * number.size;
    let within = || list.iter().filter(|word| word.base > top.base - 0.5 * top.size && word.base < bottom.base + 0.1);
    let is_number = |word: &Word| numbers.iter().any(|number| number.start == word.start);
    let (mut beside, mut total) = (0, 0);
    for word in within().filter(|word| !is_number(word)) {
        if word.rect[0] < right + 0.3 * word.size {
            return false;
        }
        total += 1;
        beside += usize::from(numbers.iter().any(|number| level(number, word)));
    }
    let broken = numbers.iter().filter(|number| {
        let mut line: Vec<&Word> = within().filter(|word| level(number, word) && !is_number(word)).collect();
        line.sort_by(|a, b| a.rect[0].total_cmp(&b.rect[0]));
        // A label may stand before the text of an item.
        line.windows(2).skip(1).any(|pair| matches!(pair, [a, b] if b.rect[0] - a.rect[2] > 2.0 * a.size.max(b.size)))
    });
    beside * 10 >= total * 9 && broken.count() * 4 <= numbers.len()
}

/// Signs of one kind below each other with nothing close to them.
fn piles(words: &Words) -> Vec<Vec<usize>> {
    let is_sign = |word: &Word| matches!(words.text(word), ")" | "(" | ":" | "|" | "§" | "*" | "]" | "}" | "!" | ")(");
    let mut signs: Vec<usize> =
        words.list.iter().enumerate().filter(|(_, word)| is_sign(word)).map(|(index, _)| index).collect();
    if !(FEWEST_SIGNS..MOST_CANDIDATES).contains(&signs.len()) {
        return Vec::new();
    }
    let place = |index: &usize| words.list.get(*index).map_or([0.0; 2], |word| [word.rect[0], word.base]);
    signs.sort_by(|a, b| place(a)[1].total_cmp(&place(b)[1]));
    let mut piles: Vec<Vec<usize>> = Vec::new();
    for sign in signs {
        let Some(word) = words.list.get(sign) else { continue };
        let continues = |pile: &&mut Vec<usize>| {
            pile.last().and_then(|last| words.list.get(*last)).is_some_and(|last| {
                (last.rect[0] - word.rect[0]).abs() < 2.0
                    && word.base - last.base < 5.0 * word.size
                    && words.text(last) == words.text(word)
            })
        };
        match piles.iter_mut().find(continues) {
            Some(pile) => pile.push(sign),
            None => piles.push(vec![sign]),
        }
    }
    let alone = |index: &usize| {
        words.list.get(*index).is_some_and(|sign| {
            !words.list.iter().any(|word| {
                let level = (word.base - sign.base).abs() < 0.4 * sign.size;
                let close =
                    word.rect[2] > sign.rect[0] - 0.5 * sign.size && word.rect[0] < sign.rect[2] + 0.2 * sign.size;
                level && close && word.start != sign.start
            })
        })
    };
    piles.retain(|pile| {
        pile.len() >= FEWEST_SIGNS && pile.iter().filter(|sign| alone(sign)).count() * 10 >= pile.len() * 8
    });
    piles
}
