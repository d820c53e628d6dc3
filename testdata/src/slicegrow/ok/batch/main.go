// Command batch reads files, collects lines, sorts them, and ends.
package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"sync"
)

var (
	mu    sync.Mutex
	lines []string
	fails []error
)

func main() {
	var wg sync.WaitGroup
	for _, name := range os.Args[1:] {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := read(name); err != nil {
				mu.Lock()
				fails = append(fails, err)
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	sort.Strings(lines)
	for _, l := range lines {
		fmt.Println(l)
	}
	for _, err := range fails {
		fmt.Fprintln(os.Stderr, err)
	}
	if len(fails) > 0 {
		os.Exit(1)
	}
}

func read(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("reading lines: %w", err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	for in.Scan() {
		mu.Lock()
		lines = append(lines, in.Text())
		mu.Unlock()
	}
	return in.Err()
}
