// Convolution in float, as products: positions are the rows, eight channels the columns, and the
// kernel's rows are the segments.
#include "convolution.hpp"

#include "product.hpp"

namespace nn {

void convolution_forward(const ConvolutionShape& s, const float* x, std::span<const float> w,
                         float* z) {
  const Panels panels = s.weights();
  const std::size_t run = s.kernel * s.channels;
  for (std::size_t p = 0; p < panels.count(); ++p) {
    const float* panel = w.data() + p * panels.stride();
    multiply({.rows = s.out_height() * s.out_width(),
              .segments = s.kernel,
              .run = run,
              .a = x,
              .a_row = s.channels,
              .a_segment = s.width * s.channels,
              .line_rows = s.out_width(),
              .a_line = s.width * s.channels,
              .b = panel,
              .b_segment = run * kPanel,
              .start = panel + panels.inputs * kPanel,
              .c = z + p * kPanel,
              .c_row = s.depth()});
  }
}

void convolution_backward_weights(const ConvolutionShape& s, const float* x, const float* dz,
                                  Start start, std::span<float> dw) {
  const Panels panels = s.weights();
  const BorderedShape bordered(s);
  const std::size_t run = s.kernel * s.channels;
  const bool adds = start == Start::what_is_there;
  for (std::size_t p = 0; p < panels.count(); ++p) {
    float* panel = dw.data() + p * panels.stride();
    float* bias = panel + panels.inputs * kPanel;
    const Product product{.rows = panels.inputs,
                          .segments = s.out_height(),
                          .run = s.out_width(),
                          .a = x,
                          .a_row = 1,
                          .a_segment = s.width * s.channels,
                          .a_k = s.channels,
                          .line_rows = run,
                          .a_line = s.width * s.channels,
                          .b = dz + bordered.at(0, 0) + p * kPanel,
                          .b_segment = bordered.width * bordered.depth,
                          .b_k = bordered.depth,
                          .start = adds ? panel : kZeros,
                          .start_row = adds ? kPanel : 0,
                          .c = panel,
                          .c_row = kPanel};
    multiply(product);
    add_rows(product, adds ? bias : kZeros, bias);
  }
}

void convolution_backward_inputs(const ConvolutionShape& s, std::span<const float> turned,
                                 const float* dz, float* dx) {
  const BorderedShape bordered(s);
  const std::size_t run = s.kernel * bordered.depth;
  const std::size_t pitch = bordered.width * bordered.depth;
  const std::size_t depth = round_up(s.channels);
  for (std::size_t first = 0; first < s.channels; first += kPanel) {
    multiply({.rows = s.image_height() * s.image_width(),
              .segments = s.kernel,
              .run = run,
              .a = dz + bordered.window(s.pad_before, s.pad_before),
              .a_row = bordered.depth,
              .a_segment = pitch,
              .line_rows = s.image_width(),
              .a_line = pitch,
              .b = turned.data() + first * s.kernel * run,
              .b_segment = run * kPanel,
              .start = kZeros,
              .c = dx + first,
              .c_row = depth});
  }
}

void turn(const ConvolutionShape& s, std::span<const float> w, std::span<float> turned) {
  const Panels panels = s.weights();
  const std::size_t positions = s.kernel * s.kernel;
  for (std::size_t c = 0; c < round_up(s.channels); ++c) {
    float* panel = turned.data() + c / kPanel * kPanel * positions * s.depth() + c % kPanel;
    for (std::size_t k = 0; k < positions; ++k)
      for (std::size_t o = 0; o < s.depth(); ++o) {
        const bool inside = c < s.channels && o < s.outputs;
        const std::size_t input = (positions - 1 - k) * s.channels + c;
        panel[(k * s.depth() + o) * kPanel] = inside ? w[panels.weight(o, input)] : 0;
      }
  }
}

}  // namespace nn
