// Command cli counts words of the files it is given, and ends.
package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"sync"
)

var (
	mu     sync.Mutex
	counts = map[string]int{}
)

type options struct{ verbose bool }

type command struct {
	name string
	run  func(options, []string) error
}

func main() {
	commands := map[string]command{}
	for _, c := range []command{{"count", count}, {"list", list}} {
		commands[c.name] = c
	}
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: cli count|list FILE…")
		os.Exit(2)
	}
	c, ok := commands[os.Args[1]]
	if !ok {
		os.Exit(2)
	}
	if err := c.run(options{}, os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func count(o options, files []string) error {
	var wg sync.WaitGroup
	for _, name := range files {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := words(name); err != nil && o.verbose {
				fmt.Fprintln(os.Stderr, err)
			}
		}()
	}
	wg.Wait()
	all := make([]string, 0, len(counts))
	for w := range counts {
		all = append(all, w)
	}
	sort.Strings(all)
	for _, w := range all {
		fmt.Println(counts[w], w)
	}
	return nil
}

func words(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("reading words: %w", err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Split(bufio.ScanWords)
	for in.Scan() {
		mu.Lock()
		counts[in.Text()]++
		mu.Unlock()
	}
	return in.Err()
}

func list(_ options, files []string) error {
	for _, name := range files {
		fmt.Println(name)
	}
	return nil
}
