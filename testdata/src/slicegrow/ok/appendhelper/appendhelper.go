// Package appendhelper adds to lists by functions that give the last of them, or those that
// are still wanted.
package appendhelper

import (
	"net/http"
	"sync"
)

func last(list []string, text string, n int) []string {
	list = append(list, text)
	if len(list) > n {
		list = list[len(list)-n:]
	}
	return list
}

func without(list []string, text string) []string {
	var out []string
	for _, have := range list {
		if have != text {
			out = append(out, have)
		}
	}
	return out
}

type log struct {
	mu    sync.Mutex
	lines []string
	users []string
}

func (l *log) add(text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = last(l.lines, text, 100)
}

func (l *log) enter(name string) {
	l.mu.Lock()
	l.users = append(l.users, name)
	l.mu.Unlock()
}

func (l *log) leave(name string) {
	l.mu.Lock()
	l.users = without(l.users, name)
	l.mu.Unlock()
}

// Handler logs what is asked, and who asks as long as a request lasts.
func Handler() http.Handler {
	l := &log{}
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		l.add(r.URL.Path)
		name := r.FormValue("name")
		l.enter(name)
		defer l.leave(name)
		<-r.Context().Done()
	})
}
