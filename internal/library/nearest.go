package library

import "slices"

// nearest returns the first of the names that is closest to word, unless all
// are too far from it to be meant.
func nearest(word string, names []string) (string, bool) {
	best, found, limit := "", false, max(1, len(word)/3)
	for _, name := range names {
		if d := distance(word, name); d <= limit && d < max(len(word), len(name)) {
			best, found, limit = name, true, d-1
		}
	}
	return best, found
}

// distance is the number of bytes to insert, delete or replace to make b of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func sorted(names []string) []string {
	slices.Sort(names)
	return names
}
