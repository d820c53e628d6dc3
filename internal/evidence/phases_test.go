package evidence_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/link/linktest"
)

// desk takes forms from requests.
const desk = `
import ("crypto/rand"; "net/http"; "os")

var (
	_ = rand.Text
	_ = os.Getenv
)

type link struct{ n int }

func (l *link) Close() {}

type D struct {
	forms, beside map[string]int
	links         map[*link]bool
	now           *link
	hooks         []func(int)
	order         []string
}

var d = &D{forms: map[string]int{}, beside: map[string]int{}, links: map[*link]bool{}}

func init() { http.HandleFunc("/", func(_ http.ResponseWriter, r *http.Request) { d.take(r.FormValue("name"), r.FormValue("word")) }) }

func (d *D) add(l *link) { d.links[l] = true }
func (d *D) remove(l *link) { delete(d.links, l); l.Close() }
func (d *D) drop(name string) { delete(d.forms, name) }

`

// moves replaces the link on another way than requests end it.
const moves = "\nfunc init() { http.HandleFunc(\"/move\", func(http.ResponseWriter, *http.Request) { d.move() }) }"

// found remembers what was not there, and forgets that where it is, among as many as are kept.
const found = `
func (d *D) take(name, word string) {
	b, err := os.ReadFile(name)
	if err != nil {
		d.forms[name] = 1
		return
	}
	delete(d.forms, name)
	d.beside[name] = len(b)
	d.order = append(d.order, name)
	if len(d.order) > 512 {
		delete(d.beside, d.order[0])
		d.order = d.order[1:]
	}
}
`

func inFunc(e *growth.Event) string {
	if e == nil {
		return ""
	}
	return e.Func.Display
}

// Each finder of evidence finds what it is for, and not the nearest thing that is none.
func TestFinders(t *testing.T) {
	for name, tt := range map[string]struct {
		src, of string
		got     func(link.Evidence) any
		want    any
	}{
		"grows under a variable":      {`func (d *D) take(name, word string) { if os.Getenv("TRACE") != "" { d.forms[name] = 1 } }`, "D.forms", func(e link.Evidence) any { return e.Switched }, true},
		"grows under a word":          {`func (d *D) take(name, word string) { if word != "" { d.forms[name] = 1 } }`, "D.forms", func(e link.Evidence) any { return e.Switched }, false},
		"set up from outside":         {`func (d *D) take(name, word string) { for _, h := range d.hooks { h(len(name)) } }` + "\nfunc (d *D) Hook(h func(int)) { d.hooks = append(d.hooks, h) }\nfunc (d *D) ServeHTTP(http.ResponseWriter, *http.Request) { d.take(\"\", \"\") }", "D.hooks", func(e link.Evidence) any { return e.Registered }, true},
		"set up by requests":          {`func (d *D) take(name, word string) { d.hooks = append(d.hooks, func(int) {}) }`, "D.hooks", func(e link.Evidence) any { return e.Registered }, false},
		"a sibling loses the key":     {`func (d *D) take(name, word string) { d.forms[name], d.beside[name] = 1, 1; if word == "end" { d.leave(name) } }` + "\nfunc (d *D) leave(name string) { delete(d.beside, name) }", "D.forms", func(e link.Evidence) any { return len(e.Siblings) }, 1},
		"both lose the key":           {`func (d *D) take(name, word string) { d.forms[name], d.beside[name] = 1, 1; if word == "end" { d.leave(name) } }` + "\nfunc (d *D) leave(name string) { delete(d.beside, name); delete(d.forms, name) }", "D.forms", func(e link.Evidence) any { return len(e.Siblings) }, 0},
		"kept on one branch":          {`func (d *D) take(name, word string) { d.forms[name], d.beside[name] = 1, 1; d.leave(name, word == "all") }` + "\nfunc (d *D) leave(name string, all bool) { if all { delete(d.forms, name); delete(d.beside, name) } else { delete(d.beside, name) } }", "D.forms", func(e link.Evidence) any { return inFunc(e.Branch) }, "(*D).take"},
		"lost on both branches":       {`func (d *D) take(name, word string) { d.forms[name], d.beside[name] = 1, 1; d.leave(name, word == "all") }` + "\nfunc (d *D) leave(name string, all bool) { if all { delete(d.forms, name); delete(d.beside, name) } else { delete(d.forms, name); delete(d.beside, name) } }", "D.forms", func(e link.Evidence) any { return inFunc(e.Branch) }, ""},
		"ended and replaced":          {`func (d *D) take(name, word string) { d.end() }` + moves + "\nfunc (d *D) end() { d.remove(d.now) }\nfunc (d *D) move() { d.now.Close(); d.now = &link{}; d.add(d.now) }", "D.links", func(e link.Evidence) any { return e.Replaced != nil }, true},
		"removed before":              {`func (d *D) take(name, word string) { d.end() }` + moves + "\nfunc (d *D) end() { d.remove(d.now) }\nfunc (d *D) move() { d.end(); d.now = &link{}; d.add(d.now) }", "D.links", func(e link.Evidence) any { return e.Replaced != nil }, false},
		"its input says so":           {`func (d *D) take(name, word string) { d.mark(name, word == "on") }` + "\nfunc (d *D) mark(name string, on bool) { defer println(); if on { d.forms[name] = 1 } else { delete(d.forms, name) } }", "D.forms", func(e link.Evidence) any { return inFunc(e.SaidSo) }, "(*D).mark"},
		"something else removes it":   {`func (d *D) take(name, word string) { if word == "on" { d.forms[name] = 1 }; d.drop(name) }`, "D.forms", func(e link.Evidence) any { return inFunc(e.SaidSo) }, ""},
		"found later":                 {found, "D.forms", func(e link.Evidence) any { return inFunc(e.Missed) }, "(*D).take"},
		"what was found has no bound": {strings.Replace(found, "delete(d.beside, d.order[0])", "", 1), "D.forms", func(e link.Evidence) any { return inFunc(e.Missed) }, ""},
		"under a key of its own":      {`func (d *D) take(name, word string) { d.file(rand.Text()); d.drop(name) }` + "\nfunc (d *D) file(name string) { defer println(); d.forms[name] = 1 }", "D.forms", func(e link.Evidence) any { return inFunc(e.Unnamed) }, "(*D).file"},
		"under a key that is given":   {`func (d *D) take(name, word string) { d.file(word); d.drop(name) }` + "\nfunc (d *D) file(name string) { defer println(); d.forms[name] = 1 }", "D.forms", func(e link.Evidence) any { return inFunc(e.Unnamed) }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, tt.got(linktest.Evidence(t, linktest.Program(t, desk+tt.src), tt.of)))
		})
	}
}
