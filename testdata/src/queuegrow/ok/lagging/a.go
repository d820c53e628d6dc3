// Package lagging has queues whose producers are not ahead of the consumer by more than one each,
// or whose consumer asks nobody.
package lagging

import "sync"

type job struct {
	row  string
	done chan error
}

// Writer writes rows in the order in which they come.
type Writer struct {
	mu    sync.Mutex
	ready *sync.Cond
	jobs  []job
}

// NewWriter starts a writer.
func NewWriter(write func(string) error) *Writer {
	w := &Writer{}
	w.ready = sync.NewCond(&w.mu)
	go func() {
		for {
			j := w.next()
			j.done <- write(j.row)
		}
	}()
	return w
}

// Write writes a row and returns once it is written.
func (w *Writer) Write(row string) error {
	j := job{row, make(chan error, 1)}
	w.mu.Lock()
	w.jobs = append(w.jobs, j)
	w.mu.Unlock()
	w.ready.Signal()
	return <-j.done
}

func (w *Writer) next() job {
	w.mu.Lock()
	defer w.mu.Unlock()
	for len(w.jobs) == 0 {
		w.ready.Wait()
	}
	j := w.jobs[0]
	w.jobs = w.jobs[1:]
	return j
}

// Tally counts names on a goroutine of its own.
type Tally struct {
	mu    sync.Mutex
	ready *sync.Cond
	names []string
	n     [256]int
}

// NewTally starts a tally.
func NewTally() *Tally {
	t := &Tally{}
	t.ready = sync.NewCond(&t.mu)
	go t.run()
	return t
}

// Count counts a name.
func (t *Tally) Count(name string) {
	t.mu.Lock()
	t.names = append(t.names, name)
	t.mu.Unlock()
	t.ready.Signal()
}

func (t *Tally) run() {
	for {
		t.mu.Lock()
		for len(t.names) == 0 {
			t.ready.Wait()
		}
		name := t.names[0]
		t.names = t.names[1:]
		t.mu.Unlock()
		if name != "" {
			t.n[name[0]]++
		}
	}
}
