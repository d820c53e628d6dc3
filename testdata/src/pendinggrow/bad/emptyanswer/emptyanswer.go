// Package emptyanswer forgets to tidy up after an empty answer.
package emptyanswer

import "sync"

// Fetcher gets each name once at a time.
type Fetcher struct {
	mu   sync.Mutex
	busy map[string]bool
	get  func(string) (int, error)
	sum  chan int
}

// NewFetcher gets by f.
func NewFetcher(f func(string) (int, error)) *Fetcher {
	return &Fetcher{busy: map[string]bool{}, get: f, sum: make(chan int, 16)}
}

// Fetch begins to get a name.
func (f *Fetcher) Fetch(name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.busy[name] {
		return
	}
	f.busy[name] = true // want pendinggrow medium "Fetcher.busy"
	go func() {
		n, err := f.get(name)
		if n == 0 || err != nil {
			return
		}
		f.sum <- n
		f.mu.Lock()
		delete(f.busy, name)
		f.mu.Unlock()
	}()
}

// Sum adds up what has come.
func (f *Fetcher) Sum() int { return <-f.sum }
