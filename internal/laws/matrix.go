package laws

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// Verdict is what a cell came to.
type Verdict struct {
	Cell *Cell
	// Due: the leak is to be reported. Otherwise nothing may be, but for a leak that each
	// call leaves, which is not judged.
	Due, Judged bool
	// Level is of the best finding that answers to the kernel, or in a cell that is to
	// be silent of the best of any: "-", "l", "M" or "H".
	Level string
	// Count is the number of such findings at medium or above.
	Count int
	// Cries are rules of findings at medium or above in a cell that is to be silent.
	Cries []string
}

// Holds reports whether the cell is as it must be.
func (v *Verdict) Holds() bool {
	switch {
	case !v.Judged:
		return true
	case !v.Due:
		return len(v.Cries) == 0
	case v.Cell.Program.Once:
		return v.Count == 1
	}
	return v.Count > 0
}

// Verdicts are those of all cells, in their order.
type Verdicts []Verdict

// Judge sorts findings to cells; those elsewhere in the workspace are passed over.
func Judge(cells []Cell, found []Found) (Verdicts, error) {
	verdicts := make(Verdicts, len(cells))
	byDir := map[string]*Verdict{}
	for i := range cells {
		c := &cells[i]
		each := c.Leaky && c.Kernel.EachCall && !c.Program.Serves
		verdicts[i] = Verdict{Cell: c, Due: c.Leaky && c.Program.Serves, Judged: !each || c.Program.FewCalls, Level: "-"}
		byDir[c.Dir()] = &verdicts[i]
	}
	for i := range found {
		f := &found[i]
		if !f.below(cellsFolder) && !f.below(modulesFolder) {
			continue
		}
		dir := f.Dir()
		for byDir[dir] == nil && dir != "." {
			dir = path.Dir(dir)
		}
		v := byDir[dir]
		if v == nil {
			return nil, fmt.Errorf("a finding in %s, which is of no cell", f.File)
		}
		v.take(f)
	}
	return verdicts, nil
}

func (v *Verdict) take(f *Found) {
	if v.Due && !slices.Contains(v.Cell.Kernel.Rules, f.Rule) {
		return
	}
	letter := map[string]string{"low": "l", "medium": "M", "high": "H"}[f.Confidence]
	if strings.Index("-lMH", letter) > strings.Index("-lMH", v.Level) {
		v.Level = letter
	}
	if f.AtMedium() {
		v.Count++
		if !v.Due {
			v.Cries = append(v.Cries, f.Rule)
		}
	}
}

// Counts are the figures of a matrix.
type Counts struct {
	Due, Missed    int
	Silent, Crying int
}

// Count counts.
func (m Verdicts) Count() Counts {
	var n Counts
	for i := range m {
		v := &m[i]
		failed := 0
		if !v.Holds() {
			failed = 1
		}
		switch {
		case v.Due:
			n.Due++
			n.Missed += failed
		case v.Judged:
			n.Silent++
			n.Crying += failed
		}
	}
	return n
}

// String tells the figures in a line.
func (n Counts) String() string {
	return fmt.Sprintf("found %d of %d leaks at medium (%.0f%%); %d of %d cells that must be silent cry",
		n.Due-n.Missed, n.Due, 100*float64(n.Due-n.Missed)/float64(max(n.Due, 1)), n.Crying, n.Silent)
}

// Print writes the matrix: a row for each program and place, a column for each kernel.
// Of a leak that is due its level is shown (H, M; l and - are misses); of what is to be
// silent "." or, where it cries, "!". Bounded twins that cry are named behind the row.
func (m Verdicts) Print(out io.Writer, w *Wirings) error {
	var b strings.Builder
	for i := range w.Kernels {
		fmt.Fprintf(&b, "%2d %s\n", i+1, w.Kernels[i].Name)
	}
	rows := m.rows()
	fmt.Fprintf(&b, "\n%-36s %-4s ", "", "")
	for i := range w.Kernels {
		fmt.Fprintf(&b, "%3d", i+1)
	}
	b.WriteByte('\n')
	for _, row := range rows {
		b.WriteString(row.text(w))
	}
	fmt.Fprintf(&b, "%s\n", m.Count())
	_, err := io.WriteString(out, b.String())
	return err
}

// row is the verdicts of a program with the store in one place.
type row struct {
	program *Program
	place   Place
	cells   []*Verdict
}

func (m Verdicts) rows() []row {
	var rows []row
	for i := range m {
		v := &m[i]
		n := len(rows)
		if n == 0 || rows[n-1].program != v.Cell.Program || rows[n-1].place != v.Cell.Place {
			rows = append(rows, row{program: v.Cell.Program, place: v.Cell.Place})
			n++
		}
		rows[n-1].cells = append(rows[n-1].cells, v)
	}
	return rows
}

func (r *row) text(w *Wirings) string {
	marks := map[string]string{}
	var crying []string
	for _, v := range r.cells {
		switch name := v.Cell.Kernel.Name; {
		case !v.Cell.Leaky && !v.Holds():
			crying = append(crying, name)
		case !v.Cell.Leaky:
		case v.Due && v.Cell.Program.Once && v.Count > 1:
			marks[name] = fmt.Sprint(v.Count)
		case v.Due:
			marks[name] = v.Level
		case !v.Judged:
			marks[name] = "~"
		case v.Holds():
			marks[name] = "."
		default:
			marks[name] = "!"
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-36s %-4s ", r.program.Path(), r.place)
	for i := range w.Kernels {
		fmt.Fprintf(&b, "%3s", marks[w.Kernels[i].Name])
	}
	if len(crying) > 0 {
		fmt.Fprintf(&b, "  bounded cry: %s", strings.Join(crying, " "))
	}
	return b.String() + "\n"
}
