// Package inits fills what it knows in its functions init, beside commands that its variables hold.
package inits

import (
	"fmt"
	"net/http"
	"os"
)

type command struct {
	name string
	run  func(word string) string
}

var (
	show = &command{name: "show", run: func(word string) string { return titles[word] }}
	find = &command{name: "find", run: func(word string) string { return fmt.Sprint(known[word]) }}
)

var (
	known  = map[string]bool{}
	titles = map[string]string{}
)

func each(names []string, f func(string) string) {
	for _, n := range names {
		f(n)
	}
}

func init() {
	each(namesIn("pages"), func(name string) string { known[name] = true; return name })
	each(namesIn("pages"), func(name string) string { titles[name] = "the page " + name; return name })
}

func init() {
	each(namesIn("more"), func(name string) string { known["/more"+name] = true; return name })
}

func namesIn(dir string) []string {
	var out []string
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		out = append(out, "/"+e.Name())
	}
	return out
}

// Serve runs the commands.
func Serve(addr string) error {
	mux := http.NewServeMux()
	for _, c := range []*command{show, find} {
		mux.HandleFunc("/"+c.name, func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintln(w, c.run(r.FormValue("word")))
		})
	}
	return http.ListenAndServe(addr, mux)
}
