// Package joined waits for what it has started, turn by turn, and keeps what all turns have noted.
package joined

import "sync"

// Job is a piece of work.
type Job func() error

// Run runs jobs as they come, each batch in goroutines that it waits for. The list is that of all batches.
func Run(batches <-chan []Job, report func(n int)) {
	var mu sync.Mutex
	var failures []error
	for jobs := range batches {
		var wg sync.WaitGroup
		for _, job := range jobs {
			wg.Add(1)
			go func() {
				defer wg.Done()
				if err := job(); err != nil {
					mu.Lock()
					failures = append(failures, err) // want slicegrow medium "failures grows in Run"
					mu.Unlock()
				}
			}()
		}
		wg.Wait()
		report(len(failures))
	}
}

// Watch notes events beside a goroutine whose end it hears of only if it is not stopped before, and goes on
// to take what comes.
func Watch(events <-chan string, again <-chan struct{}, report func(n int)) {
	var mu sync.Mutex
	var seen []string
	go func() {
		for e := range events {
			mu.Lock()
			seen = append(seen, e) // want slicegrow medium "seen grows in Watch"
			mu.Unlock()
		}
	}()
	for range again {
		mu.Lock()
		report(len(seen))
		mu.Unlock()
	}
}

// Door is open to a peer.
type Door struct{ closed bool }

// Serve opens a door for each peer that knocks, until it is told to end, and then closes them all.
func Serve(knocks <-chan string) {
	doors := map[string]*Door{}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for peer := range knocks {
			doors[peer] = &Door{} // want mapgrow medium "doors gains an entry"
		}
	}()
	<-done
	for _, d := range doors {
		d.closed = true
	}
}
