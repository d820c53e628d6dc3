// Package gotoflush goes back to a label once it has shown what it gathered, and keeps that.
package gotoflush

import (
	"net/http"
	"time"
)

type latest struct{ byName map[string]string }

func (l *latest) add(name, text string) { l.byName[name] = text } // want mapgrow high "latest.byName"

func (l *latest) flush(out chan<- string) {
	for _, text := range l.byName {
		out <- text
	}
}

type news struct{ name, text string }

func (l *latest) run(in <-chan news, out chan<- string, end <-chan struct{}) {
	var due <-chan time.Time
	over := false
gather:
	due = nil
	for {
		select {
		case n := <-in:
			if due == nil {
				due = time.After(time.Second)
			}
			l.add(n.name, n.text)
		case <-due:
			goto flush
		case <-end:
			over = true
			goto flush
		}
	}
flush:
	l.flush(out)
	if !over {
		goto gather
	}
}

// Handler gathers what it is told.
func Handler(out chan<- string, end <-chan struct{}) http.Handler {
	in := make(chan news)
	go (&latest{byName: map[string]string{}}).run(in, out, end)
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		in <- news{r.FormValue("name"), r.FormValue("text")}
	})
}
