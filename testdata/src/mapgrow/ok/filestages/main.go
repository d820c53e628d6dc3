// Package main counts the words of a file in stages: what the last one takes comes from channels that
// the stages before close once the file has been read.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"sync"
)

func lines(f *os.File) <-chan string {
	out, in := make(chan string), bufio.NewScanner(f)
	go func() {
		defer close(out)
		for in.Scan() {
			out <- in.Text()
		}
	}()
	return out
}

func words(in <-chan string, workers int) <-chan string {
	out := make(chan string)
	var done sync.WaitGroup
	for range workers {
		done.Go(func() {
			for line := range in {
				for w := range strings.FieldsSeq(line) {
					out <- w
				}
			}
		})
	}
	go func() {
		done.Wait()
		close(out)
	}()
	return out
}

type tally struct{ of map[string]int }

func main() {
	f, err := os.Open("words.txt")
	if err != nil {
		os.Exit(1)
	}
	defer f.Close()
	t := &tally{of: map[string]int{}}
	for w := range words(lines(f), 4) {
		t.of[w]++
	}
	fmt.Println(len(t.of))
}
