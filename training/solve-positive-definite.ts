/**
 * Solves A x = b by Cholesky decomposition.
 *
 * @param matrix A, row-major [n, n], symmetric and positive definite; its lower triangle is overwritten
 * @param vector b, [n]
 * @throws {RangeError} A is not positive definite
 * @see Golub & Van Loan 2013, Matrix Computations, §4.2
 */
export function solvePositiveDefinite(matrix: Float64Array, vector: ArrayLike<number>): Float64Array {
  const size = vector.length;
  /** The inner product of what is left of column `length` in two rows. */
  const inner = (row: number, other: number, length: number) => {
    let sum = 0;
    for (let k = 0; k < length; k++) sum += matrix[row * size + k]! * matrix[other * size + k]!;
    return sum;
  };
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) {
      const at = row * size + column;
      matrix[at] = (matrix[at]! - inner(row, column, column)) / matrix[column * size + column]!;
    }
    const square = matrix[row * size + row]! - inner(row, row, row);
    if (!(square > 0)) throw new RangeError('Expected a positive definite matrix, got another');
    matrix[row * size + row] = Math.sqrt(square);
  }
  const solution = Float64Array.from(vector);
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) solution[row]! -= matrix[row * size + k]! * solution[k]!;
    solution[row]! /= matrix[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) solution[row]! -= matrix[k * size + row]! * solution[k]!;
    solution[row]! /= matrix[row * size + row]!;
  }
  return solution;
}
