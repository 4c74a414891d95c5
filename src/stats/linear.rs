//! Dense linear systems, solved by elimination with partial pivoting.

/// A square matrix in row order.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    size: usize,
    cells: Vec<f64>,
}

impl Matrix {
    /// The identity of a size.
    #[must_use]
    pub fn identity(size: usize) -> Self {
        let mut matrix = Self {
            size,
            cells: vec![0.0; size * size],
        };
        for i in 0..size {
            matrix.cells[i * size + i] = 1.0;
        }
        matrix
    }

    /// Rows, and columns.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// A cell.
    #[must_use]
    pub fn get(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.size + column]
    }

    /// Adds to a cell.
    pub fn add(&mut self, row: usize, column: usize, value: f64) {
        self.cells[row * self.size + column] += value;
    }

    fn row(&self, row: usize) -> &[f64] {
        &self.cells[row * self.size..(row + 1) * self.size]
    }
}

/// A matrix factored for solving: `P A = L U`.
#[derive(Debug, Clone)]
pub struct Factored {
    lu: Matrix,
    rows: Vec<usize>,
}

impl Factored {
    /// Factors a matrix; `None` when it is singular.
    #[must_use]
    pub fn new(mut matrix: Matrix) -> Option<Self> {
        let n = matrix.size;
        let mut rows: Vec<usize> = (0..n).collect();
        for k in 0..n {
            let pivot = (k..n)
                .max_by(|&a, &b| matrix.get(a, k).abs().total_cmp(&matrix.get(b, k).abs()))?;
            if matrix.get(pivot, k) == 0.0 {
                return None;
            }
            if pivot != k {
                rows.swap(pivot, k);
                for column in 0..n {
                    matrix.cells.swap(pivot * n + column, k * n + column);
                }
            }
            let (upper, lower) = matrix.cells.split_at_mut((k + 1) * n);
            let pivot_row = &upper[k * n..];
            for row in lower.chunks_exact_mut(n) {
                if row[k] != 0.0 {
                    let factor = row[k] / pivot_row[k];
                    row[k] = factor;
                    subtract(&mut row[k + 1..], factor, &pivot_row[k + 1..]);
                }
            }
        }
        Some(Self { lu: matrix, rows })
    }

    /// The `x` of `A x = b`.
    #[must_use]
    pub fn solve(&self, b: &[f64]) -> Vec<f64> {
        let n = self.lu.size;
        let mut x: Vec<f64> = self.rows.iter().map(|&row| b[row]).collect();
        for i in 0..n {
            let known: f64 = dot(&self.lu.row(i)[..i], &x[..i]);
            x[i] -= known;
        }
        for i in (0..n).rev() {
            let known: f64 = dot(&self.lu.row(i)[i + 1..], &x[i + 1..]);
            x[i] = (x[i] - known) / self.lu.get(i, i);
        }
        x
    }

    /// The `x` of `x A = b`.
    #[must_use]
    pub fn solve_left(&self, b: &[f64]) -> Vec<f64> {
        let n = self.lu.size;
        let mut y = b.to_vec();
        for i in 0..n {
            y[i] /= self.lu.get(i, i);
            let yi = y[i];
            subtract(&mut y[i + 1..], yi, &self.lu.row(i)[i + 1..]);
        }
        for i in (0..n).rev() {
            let yi = y[i];
            subtract(&mut y[..i], yi, &self.lu.row(i)[..i]);
        }
        let mut x = vec![0.0; n];
        for (i, &row) in self.rows.iter().enumerate() {
            x[row] = y[i];
        }
        x
    }
}

/// `a -= factor · b`
fn subtract(a: &mut [f64], factor: f64, b: &[f64]) {
    for (a, b) in a.iter_mut().zip(b) {
        *a -= factor * b;
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(rows: &[&[f64]]) -> Matrix {
        Matrix {
            size: rows.len(),
            cells: rows.concat(),
        }
    }

    #[test]
    fn solves_both_ways_with_a_zero_pivot() {
        let a = matrix(&[&[0.0, 2.0, 1.0], &[1.0, 1.0, 0.0], &[3.0, 0.0, 1.0]]);
        let factored = Factored::new(a).unwrap();
        // A (1, 2, 3) = (7, 3, 6); (1, 2, 3) A = (11, 4, 4)
        for (x, expected) in factored.solve(&[7.0, 3.0, 6.0]).iter().zip([1.0, 2.0, 3.0]) {
            assert!((x - expected).abs() < 1e-14);
        }
        for (x, expected) in factored
            .solve_left(&[11.0, 4.0, 4.0])
            .iter()
            .zip([1.0, 2.0, 3.0])
        {
            assert!((x - expected).abs() < 1e-14);
        }
    }

    #[test]
    fn a_singular_matrix_is_none() {
        assert!(Factored::new(matrix(&[&[1.0, 2.0], &[2.0, 4.0]])).is_none());
    }

    #[test]
    fn the_empty_system() {
        let factored = Factored::new(Matrix::identity(0)).unwrap();
        assert!(factored.solve(&[]).is_empty());
    }

    #[test]
    fn the_identity_and_what_is_added_to_a_cell() {
        let mut two = Matrix::identity(2);
        assert_eq!(two.cells, [1.0, 0.0, 0.0, 1.0]);
        two.add(0, 1, 5.0);
        assert_eq!(two.cells, [1.0, 5.0, 0.0, 1.0]);
    }
}
