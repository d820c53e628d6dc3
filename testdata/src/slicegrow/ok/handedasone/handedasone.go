// Package handedasone gathers what comes until a channel is closed, and hands it over as one.
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
	once   sync.Once
	dying  chan struct{}
	faults chan error
	quiet  bool
}

func (f *Feed) stop() { f.once.Do(func() { close(f.dying) }) }

// Open tells of what comes until whoever says it has been told to end, and closes the channel.
func Open(faults chan error, dying chan struct{}, quiet bool) *Feed {
	return &Feed{dying: dying, faults: faults, quiet: quiet}
}

// Close ends the feed and gives what went wrong meanwhile.
func (f *Feed) Close() error {
	f.stop()
	var all Faults
	for err := range f.faults {
		all = append(all, err)
	}
	if len(all) > 0 {
		return all
	}
	return nil
}

// Shut does so where somebody wants to know.
func (f *Feed) Shut() error {
	f.stop()
	var missed []error
	if f.quiet {
		<-f.faults
	} else {
		for err := range f.faults {
			missed = append(missed, err)
		}
	}
	if len(missed) > 0 {
		return Faults(missed)
	}
	return nil
}

// End waits for two that end.
func (f *Feed) End(other chan string) (err error) {
	f.stop()
	var both sync.WaitGroup
	both.Go(func() {
		var late Faults
		for e := range f.faults {
			late = append(late, e)
		}
		if len(late) > 0 {
			err = late
		}
	})
	both.Go(func() {
		for range other {
		}
	})
	both.Wait()
	return err
}
