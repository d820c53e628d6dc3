// Package undone waits for goroutines that may end without being counted out.
package undone

import (
	"fmt"
	"net/http"
	"os"
	"sync"
)

// Sizes tells how large files are.
type Sizes struct{ dir string }

// ServeHTTP waits for all itself.
func (s *Sizes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var wait sync.WaitGroup
	sums := make(chan int64, 2)
	for _, name := range []string{"a", "b"} {
		wait.Add(1)
		go func() { // want goroutinegrow medium "without calling Done, and .*ServeHTTP waits for that"
			info, err := os.Stat(s.dir + name)
			if err != nil {
				return
			}
			sums <- info.Size()
			wait.Done()
		}()
	}
	wait.Wait()
	fmt.Fprintln(w, len(sums))
}

// tally is what several add to.
type tally struct {
	pending sync.WaitGroup
	sizes   chan int64
}

func (t *tally) done() { t.pending.Done() }

func (t *tally) add(name string) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return
	case info.IsDir():
		t.done()
		return
	}
	t.sizes <- info.Size()
	t.done()
}

func (t *tally) finish() {
	t.pending.Wait()
	close(t.sizes)
}

// Handle has a goroutine wait for all.
func (s *Sizes) Handle(w http.ResponseWriter, r *http.Request) {
	t := &tally{sizes: make(chan int64, 1)}
	t.pending.Add(1)
	go t.add(s.dir) // want goroutinegrow medium "without calling Done, and .*finish waits for that"
	go t.finish()
	select {
	case n := <-t.sizes:
		fmt.Fprintln(w, n)
	case <-r.Context().Done():
	}
}
