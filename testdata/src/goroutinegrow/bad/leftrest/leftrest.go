// Package main has goroutines that send to channels whose readers may leave before the end.
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
	go func() { // want goroutinegrow medium "it sends to a channel that find may stop reading"
		defer close(out)
		defer f.Close()
		in := bufio.NewScanner(f)
		for in.Scan() {
			out <- in.Text()
		}
	}()
	return out, nil
}

func find(path, word string) string {
	list, err := lines(path)
	if err != nil {
		return ""
	}
	for l := range list {
		if strings.Contains(l, word) {
			return l
		}
	}
	return ""
}

func numbers(upTo int) <-chan int {
	out := make(chan int)
	go func() { // want goroutinegrow medium "it sends to a channel that first may stop reading"
		defer close(out)
		for n := range upTo {
			out <- n
		}
	}()
	return out
}

// odd hands the channel on.
func odd(upTo int) <-chan int { return numbers(2*upTo + 1) }

func first(of, upTo int) int {
	at := -1
	for n := range odd(upTo) {
		if n%of == 0 {
			at = n
			break
		}
	}
	return at
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(find("/etc/hosts", r.FormValue("word"))))
		w.WriteHeader(200 + first(7, len(r.URL.Path)))
	})
	_ = http.ListenAndServe("localhost:8080", nil)
}
