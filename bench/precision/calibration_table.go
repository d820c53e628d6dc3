package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/growthlint/growthlint/bench/checkout"
)

// print writes the rungs, what has no label, and what leaving one repository out
// gives, as Markdown.
func (c calibration) print(w io.Writer) {
	fmt.Fprintf(w, "%d labels of %d repositories; -least %d, -prior %g\n\n", c.labels, len(c.repositories), c.least, c.weight)
	c.printRungs(w)
	c.printUnlabelled(w)
	c.printLeftOut(w)
}

// printRungs writes a line for each rung that has labels. Ranges are those of leaving
// one repository out.
func (c calibration) printRungs(w io.Writer) {
	fmt.Fprintln(w, "| rung | confidence | findings | labelled | repositories | true | by design | false | share of true | true or by design | stated | verdict |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|---|---|---|---|")
	for _, r := range c.rungs {
		t := r.all
		if t.labelled() == 0 {
			continue
		}
		low, high := c.span(func(name string) (float64, bool) { return c.share(r, name), true })
		_, right := t.right()
		stated := "not in a list"
		if r.stated > 0 {
			stated = fmt.Sprintf("%.2f", r.stated)
		}
		fmt.Fprintf(w, "| %s | %s | %d | %d | %d | %d | %d | %d | %.2f (%.2f to %.2f) | %s | %s | %s |\n",
			r.name, checkout.LevelName(r.level), t.findings(), t.labelled(), r.read(), t.yes, t.design, t.no,
			c.share(r, ""), low, high, c.rightText(r, right), stated, c.verdict(r.level, t))
	}
}

// rightText is the share that is true or by design, with its range where two
// repositories have labels.
func (c calibration) rightText(r rung, right float64) string {
	if r.read() < 2 {
		return fmt.Sprintf("%.2f", right)
	}
	low, high := c.span(func(name string) (float64, bool) {
		_, share := r.without(name).right()
		return share, true
	})
	return fmt.Sprintf("%.2f (%.2f to %.2f)", right, low, high)
}

// printUnlabelled names the rungs without labels and the share that they have.
func (c calibration) printUnlabelled(w io.Writer) {
	fmt.Fprintln(w)
	for level := checkout.High; level >= checkout.Low; level-- {
		var names []string
		for _, r := range c.rungs {
			if r.level == level && r.all.labelled() == 0 {
				names = append(names, fmt.Sprintf("%s (%d findings, stated %.2f)", r.name, r.all.findings(), r.stated))
			}
		}
		fmt.Fprintf(w, "%s without labels, share %.2f: %s\n", checkout.LevelName(level), c.prior(level, ""), cmp.Or(strings.Join(names, "; "), "none"))
	}
}

// printLeftOut writes for each repository how its findings at medium or above fare
// when the rungs are judged by the other repositories.
func (c calibration) printLeftOut(w io.Writer) {
	fmt.Fprint(w, "\n| left out | labelled | true or by design | kept by the others | true or by design | lowered |\n|---|---|---|---|---|---|\n")
	var all outcome
	line := func(name string, o outcome) {
		fmt.Fprintf(w, "| %s | %d | %s | %d | %s | %s |\n", name, o.stated.labelled(), o.stated.rightPercent(),
			o.kept.labelled(), o.kept.rightPercent(), cmp.Or(strings.Join(o.lowered, "; "), "-"))
	}
	for _, name := range c.repositories {
		o := c.leaveOut(name)
		all.stated.sum(o.stated)
		all.kept.sum(o.kept)
		all.sure.sum(o.sure)
		line(name, o)
	}
	line("all", all)
	fmt.Fprintf(w, "\nleaving one out, medium and above: %d of %d true or by design (%s), %d of the %d true ones kept; at high %s of %d\n",
		all.kept.yes+all.kept.design, all.kept.labelled(), all.kept.rightPercent(), all.kept.yes, all.stated.yes, all.sure.rightPercent(), all.sure.labelled())
}
