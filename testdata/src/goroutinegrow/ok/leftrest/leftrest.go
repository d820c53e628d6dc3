// Package main has goroutines that send to channels whose readers receive all, see to the rest,
// leave room for all, or read once in the life of the process.
package main

import (
	"bufio"
	"net/http"
	"os"
	"strings"
)

func lines(path string) (<-chan string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	out := make(chan string)
	go func() {
		defer close(out)
		defer f.Close()
		in := bufio.NewScanner(f)
		for in.Scan() {
			out <- in.Text()
		}
	}()
	return out, nil
}

// find has the rest received when it returns.
func find(path, word string) string {
	list, err := lines(path)
	if err != nil {
		return ""
	}
	defer func() {
		for range list {
		}
	}()
	for l := range list {
		if strings.Contains(l, word) {
			return l
		}
	}
	return ""
}

// last goes on to the end.
func last(path, word string) (found string) {
	list, err := lines(path)
	if err != nil {
		return ""
	}
	for l := range list {
		if found == "" && strings.Contains(l, word) {
			found = l
		}
	}
	return found
}

// skim leaves the rest to a goroutine.
func skim(path, word string) bool {
	list, err := lines(path)
	if err != nil {
		return false
	}
	for l := range list {
		if strings.Contains(l, word) {
			go discard(list)
			return true
		}
	}
	return false
}

func discard(list <-chan string) {
	for range list {
	}
}

func numbers() <-chan int {
	out := make(chan int, 3)
	go func() {
		defer close(out)
		for n := range 3 {
			out <- n
		}
	}()
	return out
}

func first() int {
	for n := range numbers() {
		if n > 0 {
			return n
		}
	}
	return 0
}

func settings() <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for _, s := range os.Environ() {
			out <- s
		}
	}()
	return out
}

// home is asked for once, before anything is served.
func home() string {
	for s := range settings() {
		if at, ok := strings.CutPrefix(s, "HOME="); ok {
			return at
		}
	}
	return ""
}

func main() {
	root := home()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(find(root, r.FormValue("word")) + last(root, r.FormValue("last"))))
		if skim(root, r.FormValue("skim")) {
			w.WriteHeader(200 + first())
		}
	})
	_ = http.ListenAndServe("localhost:8080", nil)
}
