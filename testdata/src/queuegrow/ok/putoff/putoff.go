// Package putoff is a queue in which a name waits once at most, also one that comes while it is worked on,
// and of one whose consumer puts back what is not done.
package putoff

import (
	"io"
	"net/http"
	"sync"
)

type line struct {
	mu    sync.Mutex
	cond  *sync.Cond
	due   map[string]struct{}
	busy  string
	names []string
}

func (l *line) put(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, ok := l.due[name]; ok {
		return
	}
	l.due[name] = struct{}{}
	if name == l.busy {
		return // done appends it
	}
	l.names = append(l.names, name)
	l.cond.Signal()
}

func (l *line) take() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	for len(l.names) == 0 {
		l.cond.Wait()
	}
	name := l.names[0]
	l.names = l.names[1:]
	delete(l.due, name)
	l.busy = name
	return name
}

func (l *line) done(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.busy = ""
	if _, again := l.due[name]; again {
		l.names = append(l.names, name)
	}
}

// Serve refreshes each name that is asked for, one after the other.
func Serve(base string) error {
	l := &line{due: map[string]struct{}{}}
	l.cond = sync.NewCond(&l.mu)
	go func() {
		for {
			name := l.take()
			refresh(base + name)
		}
	}()
	return http.ListenAndServe("localhost:0", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPut {
			l.done(r.URL.Path)
			return
		}
		l.put(r.URL.Path)
	}))
}

func refresh(url string) {
	resp, err := http.Get(url)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	io.Copy(io.Discard, io.LimitReader(resp.Body, 1<<16))
}

// Disks mirrors files, and puts back those that could not be moved.
type Disks struct {
	mu   sync.Mutex
	next []string
}

// NewDisks mirrors what a list has to a server.
func NewDisks(to string, files []string) *Disks {
	d := &Disks{next: files}
	go d.run(to)
	return d
}

func (d *Disks) run(to string) {
	for {
		d.mu.Lock()
		if len(d.next) == 0 {
			d.mu.Unlock()
			return
		}
		file := d.next[0]
		d.next = d.next[1:]
		d.mu.Unlock()
		d.move(to, file)
	}
}

func (d *Disks) move(to, file string) {
	moved := false
	defer func() { d.after(file, moved) }()
	resp, err := http.Get(to + file)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	moved = resp.StatusCode == http.StatusOK
}

func (d *Disks) after(file string, moved bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !moved {
		d.next = append(d.next, file)
	}
}
