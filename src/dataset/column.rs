//! A long column of whole numbers, kept in blocks that are each as narrow as
//! what they hold: ten million times of a year take four bytes each, not eight.

/// Numbers in a block. A block is what is read at once and small enough for the cache.
pub const BLOCK: usize = 1 << 13;

/// A column that only grows.
#[derive(Debug, Clone, Default)]
pub struct Column {
    full: Vec<Block>,
    open: Vec<i64>,
}

/// A block that is full: `base + step × code` for each number.
#[derive(Debug, Clone)]
struct Block {
    base: i64,
    step: i64,
    codes: Codes,
}

/// Differences from the base, in steps.
#[derive(Debug, Clone)]
enum Codes {
    /// All numbers are the base.
    None,
    /// Each is a step above the one before, as lines of a file are.
    Ramp,
    One(Box<[u8]>),
    Two(Box<[u16]>),
    /// The low byte last, as a number is written.
    Three(Box<[[u8; 3]]>),
    Four(Box<[u32]>),
    /// The numbers themselves, wrapped around.
    Eight(Box<[i64]>),
}

/// A step as its odd part, with the inverse of that, and the power of two left.
struct Divide {
    step: i64,
    twos: u32,
    inverse: u64,
    most: u64,
}

impl Divide {
    const fn by(step: i64) -> Self {
        let twos = step.trailing_zeros();
        let odd = (step >> twos) as u64;
        // Each round doubles the bits that are right; three are to begin with.
        let mut inverse = odd;
        let mut round = 0;
        while round < 5 {
            inverse = inverse.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(inverse)));
            round += 1;
        }
        Self {
            step,
            twos,
            inverse,
            most: u64::MAX / odd,
        }
    }

    /// How many steps a difference that is not below nought is; `None` when it is no
    /// whole number of them. A number is a multiple of an odd one where its product
    /// with the inverse is a quotient that can be.
    #[inline]
    fn steps(&self, difference: i64) -> Option<i64> {
        let difference = difference as u64;
        let halved = difference >> self.twos;
        let quotient = halved.wrapping_mul(self.inverse);
        let whole = halved << self.twos == difference && quotient <= self.most;
        whole.then_some(quotient as i64)
    }
}

/// Steps tried, the largest first: whole seconds and days in milliseconds, whole
/// units and cents in millionths.
static STEPS: [Divide; 4] = [
    Divide::by(1_000_000),
    Divide::by(10_000),
    Divide::by(1_000),
    Divide::by(1),
];

fn three(code: i64) -> [u8; 3] {
    [(code >> 16) as u8, (code >> 8) as u8, code as u8]
}

fn of_three([high, middle, low]: [u8; 3]) -> i64 {
    i64::from(high) << 16 | i64::from(middle) << 8 | i64::from(low)
}

impl Block {
    fn of(numbers: &[i64]) -> Self {
        let base = numbers.iter().copied().min().unwrap_or(0);
        let most = numbers.iter().copied().max().unwrap_or(0);
        let eight = || Self {
            base: 0,
            step: 1,
            codes: Codes::Eight(numbers.into()),
        };
        let Some(range) = most.checked_sub(base) else {
            return eight();
        };
        if range > 0 && numbers.windows(2).all(|pair| pair[1] - pair[0] == 1) {
            let codes = Codes::Ramp;
            return Self {
                base,
                step: 1,
                codes,
            };
        }
        let fits = |by: &&Divide| {
            // The range is one of the differences.
            by.steps(range).is_some()
                && (range == 0 || numbers.iter().all(|n| by.steps(n - base).is_some()))
        };
        let by = STEPS.iter().find(fits).unwrap_or(&STEPS[3]);
        let step = by.step;
        let code = |number: &i64| by.steps(number - base).unwrap_or(0);
        let codes = match range / step {
            0 => Codes::None,
            1..=0xff => Codes::One(numbers.iter().map(|n| code(n) as u8).collect()),
            0x100..=0xffff => Codes::Two(numbers.iter().map(|n| code(n) as u16).collect()),
            0x1_0000..=0xff_ffff => Codes::Three(numbers.iter().map(|n| three(code(n))).collect()),
            0x100_0000..=0xffff_ffff => {
                Codes::Four(numbers.iter().map(|n| code(n) as u32).collect())
            }
            _ => return eight(),
        };
        Self { base, step, codes }
    }

    fn get(&self, at: usize) -> i64 {
        let code = match &self.codes {
            Codes::None => 0,
            Codes::Ramp => at as i64,
            Codes::One(codes) => codes[at].into(),
            Codes::Two(codes) => codes[at].into(),
            Codes::Three(codes) => of_three(codes[at]),
            Codes::Four(codes) => codes[at].into(),
            Codes::Eight(codes) => codes[at],
        };
        self.base + self.step * code
    }

    fn spread(&self, into: &mut Vec<i64>) {
        let (base, step) = (self.base, self.step);
        let number = |code: i64| base + step * code;
        match &self.codes {
            Codes::None => into.resize(into.len() + BLOCK, base),
            Codes::Ramp => into.extend((0..BLOCK as i64).map(number)),
            Codes::One(codes) => into.extend(codes.iter().map(|&code| number(code.into()))),
            Codes::Two(codes) => into.extend(codes.iter().map(|&code| number(code.into()))),
            Codes::Three(codes) => into.extend(codes.iter().map(|&code| number(of_three(code)))),
            Codes::Four(codes) => into.extend(codes.iter().map(|&code| number(code.into()))),
            Codes::Eight(codes) => into.extend_from_slice(codes),
        }
    }
}

impl Column {
    /// Adds a number.
    #[inline]
    pub fn push(&mut self, number: i64) {
        self.open.push(number);
        if self.open.len() == BLOCK {
            self.full.push(Block::of(&self.open));
            self.open.clear();
        }
    }

    /// Adds many numbers.
    pub fn extend(&mut self, mut numbers: &[i64]) {
        while !numbers.is_empty() {
            let room = (BLOCK - self.open.len()).min(numbers.len());
            let (now, later) = numbers.split_at(room);
            self.open.extend_from_slice(now);
            if self.open.len() == BLOCK {
                self.full.push(Block::of(&self.open));
                self.open.clear();
            }
            numbers = later;
        }
    }

    /// How many numbers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.full.len() * BLOCK + self.open.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at a place.
    ///
    /// # Panics
    /// Beyond the end.
    #[must_use]
    pub fn get(&self, at: usize) -> i64 {
        match self.full.get(at / BLOCK) {
            Some(block) => block.get(at % BLOCK),
            None => self.open[at % BLOCK],
        }
    }

    /// Adds the numbers of a block, the last one included, to a list.
    pub fn read(&self, block: usize, into: &mut Vec<i64>) {
        match self.full.get(block) {
            Some(full) => full.spread(into),
            None if block == self.full.len() => into.extend_from_slice(&self.open),
            None => {}
        }
    }

    /// Gives the numbers of each block with the place of the first: a call for each,
    /// since browsers make a function quick between two calls, not within one.
    pub fn each_block(&self, each: &mut dyn FnMut(usize, &[i64])) {
        let mut numbers = Vec::with_capacity(BLOCK);
        for block in 0..self.blocks() {
            numbers.clear();
            self.read(block, &mut numbers);
            each(block * BLOCK, &numbers);
        }
    }

    /// How many blocks there are to read, the last one included.
    #[must_use]
    pub fn blocks(&self) -> usize {
        self.full.len() + usize::from(!self.open.is_empty())
    }

    /// All numbers.
    pub fn iter(&self) -> impl Iterator<Item = i64> + '_ {
        (0..self.blocks()).flat_map(|block| {
            let mut numbers = Vec::with_capacity(BLOCK);
            self.read(block, &mut numbers);
            numbers
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn column(numbers: &[i64]) -> Column {
        let mut column = Column::default();
        let (one_by_one, at_once) = numbers.split_at(numbers.len() / 3);
        one_by_one.iter().for_each(|&number| column.push(number));
        column.extend(at_once);
        column
    }

    fn is_kept(numbers: &[i64]) {
        let column = column(numbers);
        assert_eq!(column.len(), numbers.len());
        assert!(column.iter().eq(numbers.iter().copied()));
        let mut again = Vec::new();
        column.each_block(&mut |first, block| {
            assert_eq!(first, again.len());
            again.extend_from_slice(block);
        });
        assert_eq!(again, numbers);
        for at in (0..numbers.len()).step_by(997) {
            assert_eq!(column.get(at), numbers[at]);
        }
    }

    #[test]
    fn every_width_and_step_gives_back_what_was_put_in() {
        let long = 2 * BLOCK as i64 + 17;
        is_kept(&[]);
        is_kept(&vec![7; BLOCK]);
        is_kept(&(9..long).collect::<Vec<_>>());
        is_kept(&vec![i64::MIN; BLOCK + 1]);
        for (spread, step) in [
            (200, 1),
            (60_000, 10_000),
            (9_000_000, 1),
            (31_000_000, 1_000),
            (1 << 40, 7),
        ] {
            let number = |i: i64| (i.wrapping_mul(0x9e37_79b9) % spread) * step - 5;
            is_kept(&(0..long).map(number).collect::<Vec<_>>());
        }
        is_kept(
            &(0..long)
                .map(|i| if i % 2 == 0 { i64::MIN } else { i64::MAX })
                .collect::<Vec<_>>(),
        );
    }

    #[test]
    fn a_block_is_no_wider_than_it_must_be() {
        let width = |numbers: &mut dyn FnMut(i64) -> i64| {
            let column = column(&(0..BLOCK as i64).map(numbers).collect::<Vec<_>>());
            match &column.full[0].codes {
                Codes::None | Codes::Ramp => 0,
                Codes::One(_) => 1,
                Codes::Two(_) => 2,
                Codes::Three(_) => 3,
                Codes::Four(_) => 4,
                Codes::Eight(_) => 8,
            }
        };
        assert_eq!(width(&mut |_| 3), 0);
        assert_eq!(width(&mut |i| i + 77), 0, "lines of a file");
        assert_eq!(width(&mut |i| i % 250 - 1), 1);
        assert_eq!(width(&mut |i| i * 10_000), 2, "cents in millionths");
        assert_eq!(
            width(&mut |i| 1_700_000_000_000 + i * 7_000),
            2,
            "whole seconds"
        );
        assert_eq!(width(&mut |i| i * 777), 3, "codes of customers");
        assert_eq!(width(&mut |i| i * 77_777), 4);
        assert_eq!(width(&mut |i| i << 50), 8);
    }

    proptest! {
        #[test]
        fn any_numbers_are_given_back(numbers in prop::collection::vec(any::<i64>(), 0..50)) {
            let many: Vec<i64> = numbers.iter().copied().cycle().take(if numbers.is_empty() { 0 } else { BLOCK + 9 }).collect();
            prop_assert!(column(&many).iter().eq(many.iter().copied()));
        }
    }
}
