// Package movedonly adds a lift that is somewhere else.
package movedonly

import "sync"

// Floors knows on which floor each lift is, and which lifts a floor has.
type Floors struct {
	mu    sync.Mutex
	at    map[string]int
	lifts map[int][]string
}

// NewFloors has no lifts.
func NewFloors() *Floors { return &Floors{at: map[string]int{}, lifts: map[int][]string{}} }

// OnSeen is told where a lift is.
func (f *Floors) OnSeen(lift string, floor int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	was, known := f.at[lift]
	if known && was == floor {
		return
	}
	if known {
		f.away(lift, was)
	}
	f.at[lift] = floor
	f.lifts[floor] = append(f.lifts[floor], lift)
}

func (f *Floors) away(lift string, floor int) {
	kept := f.lifts[floor][:0]
	for _, l := range f.lifts[floor] {
		if l == lift {
			continue
		}
		kept = append(kept, l)
	}
	if len(kept) == 0 {
		delete(f.lifts, floor)
		return
	}
	f.lifts[floor] = kept
}

// OnGone is told that a lift is no more.
func (f *Floors) OnGone(lift string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if was, known := f.at[lift]; known {
		f.away(lift, was)
		delete(f.at, lift)
	}
}

// Lifts are those of a floor.
func (f *Floors) Lifts(floor int) int { f.mu.Lock(); defer f.mu.Unlock(); return len(f.lifts[floor]) }
