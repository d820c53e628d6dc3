// Package appendhelper adds to lists by functions that give the longer list.
package appendhelper

import (
	"net/http"
	"sync"
)

func with(list []string, text string) []string { return append(list, text) }

func withAll[T any](list []T, more ...T) []T {
	if len(more) == 0 {
		return list
	}
	return append(list, more...)
}

type log struct {
	mu    sync.Mutex
	lines []string
	sizes []int
}

func (l *log) add(text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = with(l.lines, text)            // want slicegrow medium "log.lines"
	l.sizes = withAll(l.sizes, len(text), 1) // want slicegrow medium "log.sizes"
}

// Handler logs what is asked.
func Handler() http.Handler {
	l := &log{}
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { l.add(r.URL.Path) })
}
