package probelog

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// message is what all lines of a probe have as msg.
const message = "growthlint probe"

// version is that of the lines that are understood.
const version = 1

// candidate is a candidate in the first line of a process.
type candidate struct {
	ID, Rule, Confidence, Kind, Container, Site, Measure, Message, Remedy string
}

// reading is what a candidate held at one time.
type reading struct {
	ID                    string
	Len, Max              *int64
	Grows, Shrinks, Falls int64
}

// line is a line of a log.
type line struct {
	Time    time.Time
	Msg     string
	Version int
	Event   string
	Module  string
	Program string
	Process string
	Seconds float64

	Candidates json.RawMessage
}

// sample is what a process held at one time.
type sample struct {
	time     time.Time
	seconds  float64
	readings map[string]reading
}

// process is a process that has written a log.
type process struct {
	id, program, module string
	candidates          []candidate
	samples             []sample
}

// Log is what was read of one file.
type Log struct {
	// Name is that of the file, Lines the lines of a probe in it.
	Name  string
	Lines int

	processes []*process
}

// Read reads a log. Other lines between those of the probe do not matter, for both may go to standard
// error; without a line of a probe, or with one that is cut off before the end, it is an error.
func Read(name string, data []byte) (*Log, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, fmt.Errorf("log %s: it is empty; the first line comes when the program starts, the others at an interval (-every)", name)
	}
	if bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		return nil, fmt.Errorf("log %s: it is compressed; gzip -dc %s | growthlint probe report -", name, name)
	}
	l := &Log{Name: name}
	known := map[string]*process{}
	lines := bytes.Split(bytes.TrimRight(data, "\n"), []byte("\n"))
	for i, text := range lines {
		if !bytes.Contains(text, []byte(`"msg":"`+message+`"`)) {
			continue
		}
		if at := bytes.Index(text, []byte(`{"time":`)); at > 0 {
			text = text[at:] // behind what another has left without an end of line
		}
		err := l.add(text, known)
		switch {
		case err == nil:
			l.Lines++
		case i == len(lines)-1 && data[len(data)-1] != '\n' && l.Lines > 0:
			// The last line was being written.
		default:
			return nil, fmt.Errorf("log %s: line %d: %w", name, i+1, err)
		}
	}
	if l.Lines == 0 {
		return nil, fmt.Errorf("log %s: no line of growthlint probe is in it; it is the log of another program, or not whole", name)
	}
	return l, nil
}

// add reads one line.
func (l *Log) add(text []byte, known map[string]*process) error {
	var ln line
	if err := json.Unmarshal(text, &ln); err != nil {
		return fmt.Errorf("it is cut off or was changed (%w)", err)
	}
	if ln.Version != version {
		return fmt.Errorf("it is of version %d, and this growthlint reads version %d; read it with the growthlint that built the program", ln.Version, version)
	}
	p := known[ln.Process]
	if p == nil {
		p = &process{id: ln.Process, program: ln.Program, module: ln.Module}
		known[ln.Process] = p
		l.processes = append(l.processes, p)
	}
	if ln.Event == "start" {
		if err := json.Unmarshal(ln.Candidates, &p.candidates); err != nil {
			return fmt.Errorf("its candidates cannot be read (%w)", err)
		}
		return nil
	}
	var list []reading
	if err := json.Unmarshal(ln.Candidates, &list); err != nil {
		return fmt.Errorf("its candidates cannot be read (%w)", err)
	}
	s := sample{time: ln.Time, seconds: ln.Seconds, readings: map[string]reading{}}
	for _, r := range list {
		s.readings[r.ID] = r
	}
	p.samples = append(p.samples, s)
	return nil
}

// Headless reports whether no line of a log tells what the candidates are.
func (l *Log) headless() bool {
	for _, p := range l.processes {
		if len(p.candidates) > 0 {
			return false
		}
	}
	return true
}

// together checks that logs are of one program, and returns its module.
func together(logs []*Log) (string, error) {
	if len(logs) == 0 {
		return "", errors.New("there is no log")
	}
	module, first := "", ""
	for _, l := range logs {
		if l.headless() {
			return "", fmt.Errorf("log %s: its first line is missing, which says what the candidates are; name the part of the log in which the program started too", l.Name)
		}
		for _, p := range l.processes {
			switch {
			case first == "":
				module, first = p.module, l.Name
			case p.module != module:
				return "", fmt.Errorf("log %s is of module %s, and %s of %s; report on them one by one", l.Name, p.module, first, module)
			}
		}
	}
	return module, nil
}
