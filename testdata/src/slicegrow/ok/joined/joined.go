// Package joined gathers in goroutines and callbacks whose last word it waits for, and looks at what they have
// gathered then.
package joined

import (
	"errors"
	"sync"
)

// Source tells items and what went wrong.
type Source interface {
	Items() <-chan string
	Failures() <-chan error
	Each(visit func(item string) error)
}

// Copy copies all items, and says whether something went wrong: what the goroutine notes, a literal of its own
// notes under a lock.
func Copy(from Source, to func(string)) error {
	var wg sync.WaitGroup
	var mu sync.Mutex
	var failures []error
	wg.Add(2)
	go func() {
		defer wg.Done()
		for item := range from.Items() {
			to(item)
		}
	}()
	go func() {
		defer wg.Done()
		for err := range from.Failures() {
			func() {
				mu.Lock()
				defer mu.Unlock()
				failures = append(failures, err)
			}()
		}
	}()
	wg.Wait()
	if len(failures) > 0 {
		return errors.New("some items were not copied")
	}
	return nil
}

// Count tells how many items there are of each name: the goroutine closes a channel when it is done.
func Count(from Source) map[string]int {
	counts := map[string]int{}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for item := range from.Items() {
			counts[item]++
		}
	}()
	<-done
	return counts
}

// Store writes later and calls back.
type Store interface {
	Put(item string, then func(err error))
}

// Commit puts items until one fails: each callback says on a channel that it has run.
func Commit(to Store, items []string) error {
	put := to.Put
	var failures []error
	for _, item := range items {
		said := make(chan struct{}, 1)
		put(item, func(err error) {
			if err != nil {
				failures = append(failures, err)
			}
			said <- struct{}{}
		})
		<-said
		if len(failures) > 0 {
			break
		}
	}
	return errors.Join(failures...)
}
