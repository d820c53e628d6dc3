// Package handedasone keeps what comes until a channel is closed, and nobody gets it at the end.
package handedasone

import (
	"fmt"
	"sync"
)

// Faults are several errors as one.
type Faults []error

// Error implements error.
func (f Faults) Error() string { return fmt.Sprintf("%d faults, first %v", len(f), f[0]) }

// Feed says what has gone wrong.
type Feed struct {
	mu     sync.Mutex
	faults chan error
	all    Faults
}

// Open starts a feed.
func Open(faults chan error) *Feed { return &Feed{faults: faults} }

// Follow notes all that goes wrong, and tells it at the end as well.
func (f *Feed) Follow() error {
	for err := range f.faults {
		f.mu.Lock()
		f.all = append(f.all, err) // want slicegrow medium "Feed.all"
		f.mu.Unlock()
	}
	if len(f.all) > 0 {
		return f.all
	}
	return nil
}

// Worst is the last that has gone wrong so far.
func (f *Feed) Worst() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.all) == 0 {
		return nil
	}
	return f.all[len(f.all)-1]
}

// Watch tells how many there were.
func (f *Feed) Watch() error {
	var seen Faults
	for err := range f.faults {
		seen = append(seen, err) // want slicegrow medium "seen"
		fmt.Println(seen)
	}
	if n := len(seen); n > 0 {
		return fmt.Errorf("%d faults", n)
	}
	return nil
}
