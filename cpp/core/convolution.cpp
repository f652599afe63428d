// Convolution in float, as products: four neighbouring positions are the rows, eight channels the
// columns, and the kernel's rows are the segments.
#include "convolution.hpp"

#include "product.hpp"

namespace nn {

void convolution_forward(const ConvolutionShape& s, const float* x, std::span<const float> w,
                         float* z) {
  const Panels panels = s.weights();
  const std::size_t run = s.kernel * s.channels;
  for (std::size_t p = 0; p < panels.count(); ++p) {
    const float* panel = w.data() + p * panels.stride();
    for (std::size_t y = 0; y < s.out_height(); ++y) {
      multiply({.rows = s.out_width(),
                .segments = s.kernel,
                .run = run,
                .a = x + y * s.width * s.channels,
                .a_row = s.channels,
                .a_segment = s.width * s.channels,
                .b = panel,
                .b_segment = run * kPanel,
                .start = panel + panels.inputs * kPanel,
                .c = z + y * s.out_width() * s.depth() + p * kPanel,
                .c_row = s.depth()});
    }
  }
}

void convolution_backward_weights(const ConvolutionShape& s, const float* x, const float* dz,
                                  std::span<float> dw) {
  const Panels panels = s.weights();
  const BorderedShape bordered(s);
  const std::size_t run = s.kernel * s.channels;
  for (std::size_t p = 0; p < panels.count(); ++p) {
    float* panel = dw.data() + p * panels.stride();
    Product product{.rows = run,
                    .segments = s.out_height(),
                    .run = s.out_width(),
                    .a_row = 1,
                    .a_segment = s.width * s.channels,
                    .a_k = s.channels,
                    .b = dz + bordered.at(0, 0) + p * kPanel,
                    .b_segment = bordered.width * bordered.depth,
                    .b_k = bordered.depth,
                    .start_row = kPanel,
                    .c_row = kPanel};
    for (std::size_t ky = 0; ky < s.kernel; ++ky) {
      product.a = x + ky * s.width * s.channels;
      product.start = product.c = panel + ky * run * kPanel;
      multiply(product);
    }
    // A bias is the weight of an input that is always 1.
    product.rows = 1;
    product.a = &kOne;
    product.a_segment = product.a_k = 0;
    product.start = product.c = panel + panels.inputs * kPanel;
    multiply(product);
  }
}

void convolution_backward_inputs(const ConvolutionShape& s, std::span<const float> turned,
                                 const float* dz, float* dx) {
  const BorderedShape bordered(s);
  const std::size_t run = s.kernel * bordered.depth;
  const std::size_t pitch = bordered.width * bordered.depth;
  const std::size_t depth = round_up(s.channels);
  for (std::size_t first = 0; first < s.channels; first += kPanel) {
    for (std::size_t y = 0; y < s.image_height(); ++y) {
      multiply({.rows = s.image_width(),
                .segments = s.kernel,
                .run = run,
                .a = dz + bordered.window(y + s.pad_before, s.pad_before),
                .a_row = bordered.depth,
                .a_segment = pitch,
                .b = turned.data() + first * s.kernel * run,
                .b_segment = run * kPanel,
                .start = kZeros,
                .c = dx + y * s.image_width() * depth + first,
                .c_row = depth});
    }
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
