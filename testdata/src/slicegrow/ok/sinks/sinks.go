// Package sinks hands what is logged to sinks that are set up before it starts, in a goroutine.
package sinks

import "sync"

// A Sink writes one line.
type Sink interface{ Write(line string) }

// Log has some sinks.
type Log struct {
	sinks []Sink
	lines chan string
	wg    sync.WaitGroup
}

// New returns a log without sinks.
func New() *Log { return &Log{lines: make(chan string, 16)} }

// To adds a sink; it has to be called before Start.
func (l *Log) To(s Sink) { l.sinks = append(l.sinks, s) }

// Start begins to write.
func (l *Log) Start() {
	l.wg.Add(1)
	go l.work()
}

func (l *Log) work() {
	defer l.wg.Done()
	for line := range l.lines {
		for _, s := range l.sinks {
			s.Write(line)
		}
	}
}

// Line hands a line to the sinks.
func (l *Log) Line(line string) { l.lines <- line }

// Close ends the log when all is written.
func (l *Log) Close() {
	close(l.lines)
	l.wg.Wait()
}
