package profile

// growthOf is by how much a figure grew: from the least of the first third of the profiles
// to the least of the last third, and an hour where the times are known.
func growthOf(js []*joined, figures []int64) (growth *int64, perHour *float64) {
	if len(figures) < 2 {
		return nil, nil
	}
	first, last := ends(figures)
	d := figures[last] - figures[first]
	if h := hoursBetween(js[first].profile, js[last].profile); h > 0 {
		rate := float64(d) / h
		perHour = &rate
	}
	return &d, perHour
}

// ends are the indices of the least of the first third and of the last third.
func ends(figures []int64) (first, last int) {
	n := len(figures)
	third := max(1, n/3)
	return least(figures, 0, third), least(figures, n-third, n)
}

// least is the index of the smallest figure in a range, the last of equals.
func least(figures []int64, from, to int) int {
	at := from
	for i := from; i < to; i++ {
		if figures[i] <= figures[at] {
			at = i
		}
	}
	return at
}

// hoursBetween is 0 where a time is not known.
func hoursBetween(a, b *Profile) float64 {
	if a.Time.IsZero() || b.Time.IsZero() {
		return 0
	}
	return b.Time.Sub(a.Time).Hours()
}
