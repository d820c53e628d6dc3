// Package descent goes down a tree with a variable that a closure sets at each level, and takes its
// input apart in a loop of standard input.
package descent

import (
	"bufio"
	"context"
	"net/http"
	"os"
	"strings"
	"time"
)

type place struct {
	below map[string]*place
}

func (p *place) at(name string) *place {
	q, ok := p.below[name]
	if !ok {
		q = &place{below: map[string]*place{}}
		p.below[name] = q // want mapgrow medium "place.below"
	}
	return q
}

type atlas struct{ top *place }

// visit goes down to where the path leads.
func (a *atlas) visit(path string) {
	p := a.top
	each(path, func(name string) { p = p.at(name) })
}

func each(path string, f func(string)) {
	for _, name := range strings.Split(path, "/") {
		f(name)
	}
}

// Serve visits what requests ask for.
func Serve() error {
	a := &atlas{top: &place{below: map[string]*place{}}}
	return http.ListenAndServe("localhost:0", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.visit(r.URL.Path)
	}))
}

type lines struct{ out chan string }

func (l *lines) read(ctx context.Context) {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		select {
		case l.out <- in.Text():
		case <-ctx.Done():
			return
		}
	}
}

type tally struct {
	of map[string]int
}

func (t *tally) add(word string) { t.of[word]++ } // want mapgrow medium "tally.of"

// Follow counts the lines of standard input for as long as ctx lets it.
func Follow(ctx context.Context) {
	l := &lines{out: make(chan string)}
	go l.read(ctx)
	t := &tally{of: map[string]int{}}
	for {
		select {
		case word := <-l.out:
			t.add(word)
		case <-time.After(time.Minute):
		case <-ctx.Done():
			return
		}
	}
}
