// Package descent goes down a tree that it has made itself with a variable that a closure sets.
package descent

import (
	"fmt"
	"net/http"
	"strings"
)

type place struct {
	below map[string]*place
}

func (p *place) at(name string) *place {
	q, ok := p.below[name]
	if !ok {
		q = &place{below: map[string]*place{}}
		p.below[name] = q
	}
	return q
}

// depth makes a tree of the paths of one request.
func depth(paths []string) int {
	top := &place{below: map[string]*place{}}
	most := 0
	for _, path := range paths {
		p, n := top, 0
		each(path, func(name string) { p = p.at(name); n++ })
		most = max(most, n)
	}
	return most
}

func each(path string, f func(string)) {
	for _, name := range strings.Split(path, "/") {
		f(name)
	}
}

// Serve tells how deep the paths are that a request names.
func Serve() error {
	return http.ListenAndServe("localhost:0", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, depth(strings.Fields(r.FormValue("paths"))))
	}))
}
