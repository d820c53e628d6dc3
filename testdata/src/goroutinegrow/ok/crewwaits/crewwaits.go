// Package crewwaits hands work to goroutines that end when all is done.
package crewwaits

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
)

var errEmpty = errors.New("empty line")

// Upload stores the lines of a body.
func Upload(w http.ResponseWriter, r *http.Request) {
	if err := store(r.Body, r.URL.Query().Has("beside")); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
	follow(r.Context(), r.URL.Path)
}

func store(from io.Reader, beside bool) error {
	lines := make(chan string, 8)
	defer close(lines)
	go func() {
		for line := range lines {
			println(line)
		}
	}()
	for s := bufio.NewScanner(from); s.Scan(); {
		if s.Text() == "" {
			return errEmpty
		}
		lines <- s.Text()
	}
	if beside {
		return relay(s(from))
	}
	return nil
}

func s(from io.Reader) []string {
	var out []string
	for s := bufio.NewScanner(from); s.Scan(); {
		out = append(out, s.Text())
	}
	return out
}

// relay starts its helper and lets it go under one condition.
func relay(lines []string) error {
	to := make(chan string)
	if len(lines) > 1 {
		go func() {
			for line := range to {
				println(line)
			}
		}()
	}
	for _, line := range lines {
		if len(lines) > 1 {
			to <- line
		}
	}
	if len(lines) > 1 {
		close(to)
	}
	return nil
}

// follow hands on what comes until the request is over.
func follow(ctx context.Context, text string) {
	runes := make(chan rune)
	go func() {
		for {
			select {
			case c := <-runes:
				println(c)
			case <-ctx.Done():
				return
			}
		}
	}()
	for _, c := range text {
		runes <- c
	}
}

// counted ends its helper by a word.
func counted(text string) {
	runes := make(chan rune)
	go func() {
		for c := range runes {
			if c == 0 {
				return
			}
			println(c)
		}
	}()
	for _, c := range text {
		runes <- c
	}
	runes <- 0
}

// Count counts.
func Count(_ http.ResponseWriter, r *http.Request) { counted(r.URL.Path) }
