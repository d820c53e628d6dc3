// Package crewwaits hands work to goroutines which wait for more when all is done.
package crewwaits

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"sync"
)

var errEmpty = errors.New("empty line")

// Upload stores the lines of a body, and at an empty one it leaves its writer where it is.
func Upload(w http.ResponseWriter, r *http.Request) {
	if err := store(r.Body); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

func store(from io.Reader) error {
	lines := make(chan string, 8)
	go func() { // want goroutinegrow medium "one of its return paths does not close it"
		for {
			line, more := <-lines
			if !more {
				return
			}
			println(line)
		}
	}()
	for s := bufio.NewScanner(from); s.Scan(); {
		if s.Text() == "" {
			return errEmpty
		}
		lines <- s.Text()
	}
	close(lines)
	return nil
}

// tally counts what is on its way; it has nothing to do with who waits for more.
type tally struct {
	sync.WaitGroup
	n int
}

// Sum has helpers add up numbers, and waits for each number.
func Sum(w http.ResponseWriter, r *http.Request) {
	var t tally
	in := make(chan int)
	for i := 0; i < 3; i++ {
		go t.add(in) // want goroutinegrow medium "nothing closes it"
	}
	for i := range len(r.URL.Path) {
		t.Add(1)
		in <- i
	}
	t.Wait()
}

func (t *tally) add(in <-chan int) {
	for n := range in {
		t.n += n
		t.Done()
	}
}
