package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Point is a figure at a time.
type Point struct {
	// At is the time in seconds, or the number of the figure where no time is known.
	At    float64
	Value float64
	// Time and Amount are the same for people.
	Time, Amount string
}

// Curve is a figure over time, drawn as a line from zero.
type Curve struct {
	Points []Point
}

// The size of the drawing; the page scales it.
const (
	curveWidth  = 320
	curveHeight = 72
	curveEdge   = 3
)

// CurveOf returns the curve of figures, nil for fewer than two.
func CurveOf(points []Point) *Curve {
	if len(points) < 2 {
		return nil
	}
	return &Curve{points}
}

// most is the largest figure, 1 where all are 0.
func (c *Curve) most() Point {
	most := slices.MaxFunc(c.Points, func(a, b Point) int {
		switch {
		case a.Value < b.Value:
			return -1
		case a.Value > b.Value:
			return 1
		}
		return 0
	})
	if most.Value <= 0 {
		most.Value = 1
	}
	return most
}

// Line are the points of the line, as the attribute of an SVG polyline has them.
func (c *Curve) Line() string {
	first, last := c.Points[0].At, c.Points[len(c.Points)-1].At
	most := c.most().Value
	var out []string
	for i, p := range c.Points {
		x := float64(i) / float64(len(c.Points)-1)
		if last > first {
			x = (p.At - first) / (last - first)
		}
		y := max(0, p.Value) / most
		out = append(out, number(curveEdge+x*(curveWidth-2*curveEdge))+","+number(curveHeight-curveEdge-y*(curveHeight-2*curveEdge)))
	}
	return strings.Join(out, " ")
}

// Area are the points of what lies below the line.
func (c *Curve) Area() string {
	bottom := number(curveHeight - curveEdge)
	return number(curveEdge) + "," + bottom + " " + c.Line() + " " + number(curveWidth-curveEdge) + "," + bottom
}

// Box is the size of the drawing.
func (c *Curve) Box() string { return fmt.Sprintf("0 0 %d %d", curveWidth, curveHeight) }

// Start and End are the first and the last figure, Top is the largest.
func (c *Curve) Start() Point { return c.Points[0] }

// End is the last figure.
func (c *Curve) End() Point { return c.Points[len(c.Points)-1] }

// Top is the largest figure.
func (c *Curve) Top() Point { return c.most() }

// Text says what the line shows to who cannot see it.
func (c *Curve) Text() string {
	text := fmt.Sprintf("from %s (%s) to %s (%s)", c.Start().Amount, c.Start().Time, c.End().Amount, c.End().Time)
	if top := c.Top(); len(c.Points) > 2 && top.Amount != c.End().Amount && top.Amount != c.Start().Amount {
		text += ", at most " + top.Amount
	}
	return text
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

// numbers are n numbers from the first on, one a line.
func numbers(first, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintln(&b, first+i)
	}
	return b.String()
}
