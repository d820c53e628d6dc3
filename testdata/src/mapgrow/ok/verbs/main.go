// Command verbs has verbs as functions and as objects of an interface: what each makes is its own.
package main

import (
	"fmt"
	"log"
	"net"
	"net/http"
	"os"

	"example.com/console/verbs"
)

func serve([]string) error {
	mux := http.NewServeMux()
	mux.HandleFunc("/hello", func(w http.ResponseWriter, r *http.Request) {
		words := map[string]bool{}
		for _, word := range r.URL.Query()["word"] {
			words[word] = true
		}
		fmt.Fprintln(w, len(words))
	})
	return http.ListenAndServe(":8080", mux)
}

// ask asks once: the connection goes with the process.
func ask(args []string) error {
	conn, err := net.Dial("tcp", args[0])
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(conn, args[1:])
	return err
}

type status struct{}

// Execute listens.
func (status) Execute([]string) error { return http.ListenAndServe(":8081", nil) }

type report struct{ lines []string }

// Execute reports what it finds, and leaves the file to the process.
func (r *report) Execute(args []string) error {
	f, err := os.Create(args[0])
	if err != nil {
		return err
	}
	for _, a := range args[1:] {
		r.lines = append(r.lines, a)
	}
	_, err = fmt.Fprintln(f, r.lines)
	return err
}

func main() {
	p := verbs.New()
	p.Handle("serve", serve)
	p.Handle("ask", ask)
	p.Register("status", status{})
	p.Register("report", &report{})
	if err := p.Parse(); err != nil {
		log.Fatal(err)
	}
}
