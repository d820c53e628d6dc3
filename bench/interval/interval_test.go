package interval

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWilson(t *testing.T) {
	low, high := Wilson(12, 40)
	assert.InDelta(t, 0.181, low, 0.001)
	assert.InDelta(t, 0.454, high, 0.001)
	low, high = Wilson(0, 10)
	assert.Zero(t, low)
	assert.InDelta(t, 0.278, high, 0.001)
	low, high = Wilson(10, 10)
	assert.InDelta(t, 0.722, low, 0.001)
	assert.InDelta(t, 1, high, 1e-9)
	low, high = Wilson(0, 0)
	assert.Equal(t, [2]float64{0, 1}, [2]float64{low, high})
}

func TestMedian(t *testing.T) {
	figures := func(n int) (out []float64) {
		for i := range n {
			out = append(out, float64(i+1))
		}
		return out
	}
	for n, want := range map[int][2]float64{1: {1, 1}, 5: {1, 5}, 6: {1, 6}, 9: {2, 8}, 20: {6, 15}} {
		low, high := OfMedian(figures(n))
		assert.Equal(t, want, [2]float64{low, high}, n)
	}
	assert.InDelta(t, 2.5, Median(figures(4)), 0)
	assert.InDelta(t, 2, Median(figures(3)), 0)
}
