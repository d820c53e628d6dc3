// Command commandline serves visitors in one of its commands, which a library that nobody knows
// finds in the arguments: they are put into a field of what runs it.
package main

import (
	"net/http"
	"os"
	"sync"

	"example.com/console"
)

type visits struct {
	mu   sync.Mutex
	seen map[string]int
}

func (v *visits) add(from string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.seen[from]++ // want mapgrow high "visits.seen"
}

type serve struct{ addr string }

// Execute serves until that fails: a process does so once.
func (s *serve) Execute(args []string) int {
	if len(args) > 0 {
		s.addr = args[0]
	}
	v := &visits{seen: map[string]int{}}
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { v.add(r.RemoteAddr) })
	if http.ListenAndServe(s.addr, h) != nil {
		return 1
	}
	return 0
}

type words struct{ counted map[string]int }

// Execute counts its arguments.
func (w *words) Execute(args []string) int {
	for _, a := range args {
		w.counted[a]++
	}
	return len(w.counted)
}

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	app := console.New()
	app.Args = args
	app.Commands = map[string]func() console.Command{
		"serve": func() console.Command { return &serve{addr: ":8080"} },
		"words": func() console.Command { return &words{counted: map[string]int{}} },
	}
	return app.Start()
}
