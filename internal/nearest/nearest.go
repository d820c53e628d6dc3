// Package nearest finds the name that somebody who mistyped one must have meant.
package nearest

// Name returns the first of the names that is closest to word, unless all
// are so far from it that none can be meant.
func Name(word string, names []string) (string, bool) {
	best, found := "", false
	limit := max(2, len(word)/3)
	for _, name := range names {
		if d := distance(word, name); d <= limit && d < max(len(word), len(name))-1 {
			best, found, limit = name, true, d-1
		}
	}
	return best, found
}

// distance is the number of bytes to insert, delete, replace or swap with their
// neighbour to make b of a (optimal string alignment).
func distance(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
