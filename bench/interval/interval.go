// Package interval tells within which limits what was measured on a sample lies with 95%
// confidence.
package interval

import "math"

// Wilson returns the ends of Wilson's interval for a share, part of whole. Of nothing it is all
// from 0 to 1.
func Wilson(part, whole int64) (low, high float64) {
	if whole == 0 {
		return 0, 1
	}
	const z = 1.959964
	n := float64(whole)
	p := float64(part) / n
	middle := p + z*z/(2*n)
	reach := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max((middle-reach)/(1+z*z/n), 0), min((middle+reach)/(1+z*z/n), 1)
}

// Median returns the median of sorted figures.
func Median(sorted []float64) float64 {
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// OfMedian returns the figures between which the median lies, whatever the distribution: from the
// binomial with one half. With fewer than six figures it is all of them.
func OfMedian(sorted []float64) (low, high float64) {
	n := len(sorted)
	chance, below := 1.0, 0.0 // of exactly k, and of at most k, with 2^-n left out
	for range n {
		chance /= 2
	}
	k := 0
	for {
		below += chance
		if below > 0.025 || k >= n/2 {
			break
		}
		chance *= float64(n-k) / float64(k+1)
		k++
	}
	return sorted[max(0, k-1)], sorted[n-1-max(0, k-1)]
}
