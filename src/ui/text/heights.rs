//! Heights of many things, one below the other, that change one at a time.

/// A binary indexed tree (Fenwick 1994): the sum of any beginning, the change of one height and the search for a
/// position each take a number of steps that grows with the logarithm of the count. Sums are `f64`, because a long
/// document is millions of points high.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    own: Vec<f32>,
    tree: Vec<f64>,
}

impl Heights {
    pub(super) fn new(own: Vec<f32>) -> Self {
        let mut tree: Vec<f64> = own.iter().map(|&height| f64::from(height)).collect();
        for index in 0..tree.len() {
            let above = index | (index + 1);
            let part = tree.get(index).copied().unwrap_or_default();
            if let Some(sum) = tree.get_mut(above) {
                *sum += part;
            }
        }
        Self { own, tree }
    }

    /// The height of one.
    pub(super) fn of(&self, index: usize) -> f32 {
        self.own.get(index).copied().unwrap_or_default()
    }

    /// Where one begins: the sum of all before it.
    pub(super) fn top(&self, index: usize) -> f64 {
        let mut left = index.min(self.own.len());
        let mut sum = 0.0;
        while left > 0 {
            sum += self.tree.get(left - 1).copied().unwrap_or_default();
            left &= left - 1;
        }
        sum
    }

    /// The sum of all.
    pub(super) fn total(&self) -> f64 {
        self.top(self.own.len())
    }

    /// Changes one height. Returns by how much.
    pub(super) fn set(&mut self, index: usize, height: f32) -> f32 {
        let Some(own) = self.own.get_mut(index) else { return 0.0 };
        let change = height - *own;
        *own = height;
        let mut at = index;
        while let Some(sum) = self.tree.get_mut(at) {
            *sum += f64::from(change);
            at |= at + 1;
        }
        change
    }

    /// The one at a position: the last that begins at or above it.
    pub(super) fn at(&self, position: f64) -> usize {
        let mut found = 0;
        let mut rest = position;
        let mut step = self.own.len().next_power_of_two();
        while step > 0 {
            if let Some(&sum) = self.tree.get((found + step).wrapping_sub(1))
                && sum <= rest
            {
                found += step;
                rest -= sum;
            }
            step /= 2;
        }
        found.min(self.own.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_adding_up() {
        let own: Vec<f32> = (0..1000_u16).map(|n| f32::from(n % 7) * 13.5).collect();
        let mut heights = Heights::new(own.clone());
        let mut plain = own;
        for (index, height) in [(3, 100.0), (999, 1.0), (0, 0.0), (500, 27.0)] {
            heights.set(index, height);
            plain[index] = height;
        }
        let mut top = 0.0_f64;
        for (index, &height) in plain.iter().enumerate() {
            assert!((heights.top(index) - top).abs() < 1e-6);
            if height > 0.0 {
                assert_eq!(heights.at(top + f64::from(height) / 2.0), index);
            }
            top += f64::from(height);
        }
        assert!((heights.total() - top).abs() < 1e-6);
        assert_eq!(heights.at(1e12), 999);
        assert_eq!(Heights::default().at(5.0), 0);
    }
}
