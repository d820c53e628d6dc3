package probe

import "testing"

// counterTests run in a module that holds nothing but the probe's own package.
const counterTests = `package probe

import (
	"sync"
	"testing"
)

func TestCarry(t *testing.T) {
	c := &counters[0]
	c.state.Store(half<<32 | 7)
	Grew(0, 9)
	if grows, last, most := c.told(); grows != 1<<32 || last != 9 || most != 9 {
		t.Errorf("grew %d times, last %d, most %d", grows, last, most)
	}
	c.state.Store(half<<32 | 7)
	Add(0)
	if grows, last, _ := c.told(); grows != 2<<32 || last != 7 {
		t.Errorf("grew %d times, last %d", grows, last)
	}
}

func TestMost(t *testing.T) {
	c := &counters[1]
	Grew(1, 5)
	Shrank(1, 2)
	Grew(1, 3)
	Has(1, 3)
	Has(1, 1)
	grows, last, most := c.told()
	if grows != 2 || last != 1 || most != 5 || c.shrinks.Load() != 2 || c.falls.Load() != 2 {
		t.Errorf("grew %d times, last %d, most %d, shrank %d, fell %d", grows, last, most, c.shrinks.Load(), c.falls.Load())
	}
	Grew(1, 1<<40)
	if _, last, most := c.told(); last != half || most != half {
		t.Errorf("last %d, most %d", last, most)
	}
}

func TestAllAtOnce(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for n := range 1000 {
				Start(2)
				Grew(3, n)
				AddIf(4, true)
				End(2)
			}
		}()
	}
	wg.Wait()
	if grows, last, most := counters[2].told(); grows != 8000 || last != 0 || most < 1 || most > 8 || counters[2].shrinks.Load() != 8000 {
		t.Errorf("%d started, %d are left, at most %d", grows, last, most)
	}
	if grows, _, most := counters[3].told(); grows != 8000 || most != 999 {
		t.Errorf("grew %d times, most %d", grows, most)
	}
	if grows, _, _ := counters[4].told(); grows != 8000 {
		t.Errorf("added %d times", grows)
	}
}
`

// TestCounters runs them under the race detector.
func TestCounters(t *testing.T) { testOverlay(t, counterTests, "-race") }
